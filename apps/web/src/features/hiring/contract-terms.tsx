import { Card } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { plural } from '../../words/plural';

export const ContractTerms_contract = graphql(`
  fragment ContractTerms_contract on Contract {
    terms {
      taskVersion
      bidVersion
      reviewDays
      clearingDays
      ownerFeeBasisPoints
      expertFeeBasisPoints
    }
    checklist {
      id
      text
    }
  }
`);

const share = (basisPoints: number) =>
  new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000);

/** What was agreed, with the versions that were agreed on. */
export function ContractTerms({ contract }: { contract: FragmentType<typeof ContractTerms_contract> }) {
  const { terms, checklist } = readFragment(ContractTerms_contract, contract);
  return (
    <Card as="section" labelledBy="terms">
      <h2 id="terms">What was agreed</h2>
      <ul className="checklist">
        {checklist.map((item) => (
          <li key={item.id}>
            <span className="checklist__box" aria-hidden="true" />
            <bdi>{item.text}</bdi>
          </li>
        ))}
      </ul>
      <dl className="facts">
        <dt>Review</dt>
        <dd>{plural(terms.reviewDays, { one: '# day', other: '# days' })}</dd>
        <dt>Clearing</dt>
        <dd>{plural(terms.clearingDays, { one: '# day', other: '# days' })}</dd>
        <dt>Owner fee</dt>
        <dd>{share(terms.ownerFeeBasisPoints)}</dd>
        <dt>Expert fee</dt>
        <dd>{share(terms.expertFeeBasisPoints)}</dd>
        <dt>Versions</dt>
        <dd>
          Task {terms.taskVersion}, bid {terms.bidVersion}
        </dd>
      </dl>
    </Card>
  );
}
