import { fileSize, Icon } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';

export const EvidenceList_delivery = graphql(`
  fragment EvidenceList_delivery on Delivery {
    evidence {
      checklistItemId
      note
      url
      files {
        id
        name
        bytes
        url
      }
    }
  }
`);

interface EvidenceListProps {
  delivery: FragmentType<typeof EvidenceList_delivery>;
  checklist: ReadonlyArray<{ id: string; text: string }>;
}

/** Each checklist item with its proof beside it; what has none says so. */
export function EvidenceList({ delivery, checklist }: EvidenceListProps) {
  const { evidence } = readFragment(EvidenceList_delivery, delivery);
  return (
    <ul className="checklist">
      {checklist.map((item) => {
        const proof = evidence.find((one) => one.checklistItemId === item.id);
        return (
          <li key={item.id}>
            {proof ? <Icon name="checkCircle" label="With proof" /> : <Icon name="alert" label="Without proof" />}
            <div className="stack stack--1">
              <strong>
                <bdi>{item.text}</bdi>
              </strong>
              {proof?.note ? <p className="user-text">{proof.note}</p> : null}
              {proof?.url ? (
                <a href={proof.url} rel="noopener nofollow ugc" className="link-row">
                  <Icon name="link" small />
                  <span>
                    <bdi>{proof.url}</bdi> (leaves Sidecrew)
                  </span>
                </a>
              ) : null}
              {proof?.files.map((file) => (
                <span key={file.id} className="cluster">
                  <a href={file.url} className="link-row">
                    <Icon name="file" small />
                    <bdi>{file.name}</bdi>
                  </a>
                  <span className="small muted num">{fileSize(file.bytes)}</span>
                </span>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
