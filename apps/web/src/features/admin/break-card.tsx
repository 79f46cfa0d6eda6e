import { AgeText, Card, CopyText, KitLink, MoneyText, type MoneyValue } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { DecisionForm } from './decision-form';
import { ReasonDialog } from './reason-dialog';
import { ReplayEvent } from './replay-event';

export const BreakCard_break = graphql(`
  fragment BreakCard_break on ReconciliationBreak {
    id
    kind
    what
    remedy
    reference
    firstSeenAt
    expected {
      minor
      currency
    }
    found {
      minor
      currency
    }
  }
`);

const ResolveBreakMutation = graphql(`
  mutation ResolveBreak($id: ID!, $resolution: String!) {
    resolveBreak(id: $id, resolution: $resolution) {
      __typename
      ... on ReconciliationBreak {
        id
        resolvedAt
      }
      ...Refusal_refused
    }
  }
`);

/** One difference between the books and Stripe, its age and its remedy. */
export function BreakCard({ found, onDone }: { found: FragmentType<typeof BreakCard_break>; onDone: () => void }) {
  const one = readFragment(BreakCard_break, found);
  const [resolve] = useAct(ResolveBreakMutation);
  const cure = one.kind === 'missing_here' ? 'adopt' : one.kind === 'refund_came_back' ? 'returned_by_hand' : null;
  return (
    <Card as="article" labelledBy={`break-${one.id}`}>
      <h3 id={`break-${one.id}`}>{one.what}</h3>
      <p className="muted">
        <CopyText text={one.reference} label="Reference" /> · first seen <AgeText at={one.firstSeenAt} />
      </p>
      <p>
        Expected <MoneyText amount={one.expected ?? null} />, found <MoneyText amount={one.found ?? null} />
      </p>
      <p>{one.remedy}</p>
      <div className="cluster">
        {cure && one.found ? (
          <DecisionForm about={{ kind: cure, subject: one.reference, amount: withoutSign(one.found) }} onDone={onDone} />
        ) : null}
        {one.kind === 'event_failed' ? <ReplayEvent id={one.reference} onDone={onDone} /> : null}
        <KitLink href={paths.adminTrace(one.reference)}>Trace</KitLink>
        <ReasonDialog
          label="Resolve"
          title="Resolve this difference?"
          busyLabel="Resolving…"
          keepLabel="Keep open"
          done="Resolved, with your name."
          field={{ name: 'resolution', label: 'What you found and did' }}
          run={async (resolution) => problemsOf(await resolve({ id: one.id, resolution }), (data) => data.resolveBreak)}
          onDone={onDone}
        />
      </div>
    </Card>
  );
}

/** What is adopted is an amount; its direction is the movement's own. */
const withoutSign = ({ minor, currency }: MoneyValue): MoneyValue => ({ minor: minor.replace('-', ''), currency });
