import { Card, Notice, TimeText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { EvidenceList } from './evidence-list';

export const DeliveryView_milestone = graphql(`
  fragment DeliveryView_milestone on Milestone {
    id
    title
    checklist {
      id
      text
    }
    deliveries {
      id
      n
      note
      submittedAt
      ...EvidenceList_delivery
    }
    changeRequests {
      id
      round
      note
      requestedAt
      items {
        checklistItemId
        what
      }
    }
  }
`);

/** The newest delivery of a milestone and what was asked to change; earlier ones fold away. */
export function DeliveryView({ milestone }: { milestone: FragmentType<typeof DeliveryView_milestone> }) {
  const shown = readFragment(DeliveryView_milestone, milestone);
  const [latest, ...earlier] = shown.deliveries.toSorted((a, b) => b.n - a.n);
  const asked = shown.changeRequests.toSorted((a, b) => b.round - a.round)[0];
  if (!latest) return null;
  const itemText = (id: string) => shown.checklist.find((item) => item.id === id)?.text ?? '';
  return (
    <section className="stack stack--3" aria-labelledby={`delivery-${shown.id}`}>
      <h2 id={`delivery-${shown.id}`}>
        Delivery {latest.n}: <bdi>{shown.title}</bdi>
      </h2>
      {asked && asked.requestedAt > latest.submittedAt ? (
        <Notice tone="held" title={`Changes asked for, round ${asked.round}`}>
          <p className="user-text">{asked.note}</p>
          <ul>
            {asked.items.map((item) => (
              <li key={item.checklistItemId}>
                <strong>{itemText(item.checklistItemId)}:</strong> <bdi>{item.what}</bdi>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Card>
        <p className="small muted">
          <TimeText at={latest.submittedAt} plain />
        </p>
        <p className="user-text">{latest.note}</p>
        <EvidenceList delivery={latest} checklist={shown.checklist} />
      </Card>
      {earlier.map((delivery) => (
        <details key={delivery.id}>
          <summary>
            Delivery {delivery.n}, <TimeText at={delivery.submittedAt} plain />
          </summary>
          <EvidenceList delivery={delivery} checklist={shown.checklist} />
        </details>
      ))}
    </section>
  );
}
