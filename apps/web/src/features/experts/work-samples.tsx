import { Card, Field, FileDrop, TextArea, TextInput, UploadList } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { useUploads } from '../../forms/use-uploads';
import { type FragmentType, graphql, readFragment } from '../../gql';

export const WorkSamples_profile = graphql(`
  fragment WorkSamples_profile on ExpertProfile {
    samples {
      id
      title
      about
      url
      file {
        name
        url
      }
    }
  }
`);

const AddWorkSampleMutation = graphql(`
  mutation AddWorkSample($input: WorkSampleInput!) {
    addWorkSample(input: $input) {
      __typename
      ... on ExpertProfile {
        id
      }
      ...Refusal_refused
    }
  }
`);

const RemoveWorkSampleMutation = graphql(`
  mutation RemoveWorkSample($id: ID!) {
    removeWorkSample(id: $id) {
      __typename
      ... on ExpertProfile {
        id
      }
      ...Refusal_refused
    }
  }
`);

/** The work that owners and admins look at. */
export function WorkSamples({ profile, onChanged }: { profile: FragmentType<typeof WorkSamples_profile>; onChanged: () => void }) {
  const { samples } = readFragment(WorkSamples_profile, profile);
  const [add] = useAct(AddWorkSampleMutation);
  const [remove] = useAct(RemoveWorkSampleMutation);
  const files = useUploads('sample');
  const after = (problems: ReturnType<typeof problemsOf>) => {
    if (!problems) onChanged();
    return problems;
  };
  return (
    <Card as="section" labelledBy="samples">
      <h2 id="samples">Work samples</h2>
      {samples.length === 0 ? <p>Add at least one: it is what gets you vetted and hired.</p> : null}
      <ul className="list stack stack--3">
        {samples.map((sample) => (
          <li key={sample.id} className="cluster cluster--apart">
            <span>
              <strong>
                <bdi>{sample.title}</bdi>
              </strong>{' '}
              {sample.url ? (
                <a href={sample.url} rel="noreferrer" target="_blank">
                  Open the link (leaves Sidecrew)
                </a>
              ) : null}
              {sample.file ? <a href={sample.file.url}>{sample.file.name}</a> : null}
            </span>
            <ActButton
              label={`Remove ${sample.title}`}
              busyLabel="Removing…"
              size="small"
              run={async () => after(problemsOf(await remove({ id: sample.id }), (data) => data.removeWorkSample))}
            />
          </li>
        ))}
      </ul>
      <div>
        <ActDialog
          label="Add a work sample"
          title="Add a work sample"
          submitLabel="Add sample"
          busyLabel="Adding…"
          keepLabel="Close"
          done="Added."
          submit={async (form) => {
            const text = (name: string) => String(form.get(name) ?? '').trim();
            const input = { title: text('title'), about: text('about'), url: text('url') || null, fileId: files.fileIds[0] ?? null };
            return after(problemsOf(await add({ input }), (data) => data.addWorkSample));
          }}
        >
          {(state) => (
            <>
              <Field name="title" label="Title" error={state.errorAt('title')}>
                <TextInput maxLength={120} />
              </Field>
              <Field name="about" label="What you did" error={state.errorAt('about')}>
                <TextArea rows={3} />
              </Field>
              <Field name="url" label="Link" optional error={state.errorAt('url')}>
                <TextInput type="url" inputMode="url" />
              </Field>
              <FileDrop label="Or a file" hint="One document or picture, up to 25 MB." onFiles={files.add} />
              <UploadList items={files.uploads} onRemove={files.remove} onResume={files.resume} />
            </>
          )}
        </ActDialog>
      </div>
    </Card>
  );
}
