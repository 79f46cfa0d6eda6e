import { fileSize, Icon } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { task as words } from './words';

export const TaskBrief_task = graphql(`
  fragment TaskBrief_task on Task {
    brief
    language
    checklist {
      id
      text
    }
    files {
      id
      name
      bytes
      url
    }
    skills {
      id
      name
    }
  }
`);

/** What is to be done, in the owner's words, and what done means. */
export function TaskBrief({ task, mayOpenFiles }: { task: FragmentType<typeof TaskBrief_task>; mayOpenFiles: boolean }) {
  const shown = readFragment(TaskBrief_task, task);
  return (
    <div className="stack stack--6">
      <section className="stack stack--2" aria-labelledby="brief">
        <h2 id="brief">{words.brief}</h2>
        <p className="prose user-text" lang={shown.language}>
          {shown.brief}
        </p>
      </section>
      <section className="stack stack--2" aria-labelledby="checklist">
        <h2 id="checklist">{words.checklist}</h2>
        <ul className="checklist" lang={shown.language}>
          {shown.checklist.map((item) => (
            <li key={item.id}>
              <span className="checklist__box" aria-hidden="true" />
              <bdi>{item.text}</bdi>
            </li>
          ))}
        </ul>
      </section>
      {shown.skills.length > 0 ? (
        <section className="stack stack--2" aria-labelledby="skills">
          <h2 id="skills">{words.skills}</h2>
          <ul className="cluster">
            {shown.skills.map((skill) => (
              <li className="tag" key={skill.id}>
                {skill.name}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {shown.files.length > 0 ? (
        <section className="stack stack--2" aria-labelledby="files">
          <h2 id="files">{words.files}</h2>
          <ul className="uploads">
            {shown.files.map((file) => (
              <li className="cluster" key={file.id}>
                <Icon name="file" />
                {mayOpenFiles ? <a href={file.url}>{file.name}</a> : <bdi>{file.name}</bdi>}
                <span className="small muted num">{fileSize(file.bytes)}</span>
              </li>
            ))}
          </ul>
          {mayOpenFiles ? null : <p className="small muted">{words.filesSignIn}</p>}
        </section>
      ) : null}
    </div>
  );
}
