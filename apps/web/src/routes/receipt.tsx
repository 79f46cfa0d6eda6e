import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { ReceiptSheet } from '../features/statements/receipt-sheet';
import { graphql } from '../gql';
import { NotFoundPage } from '../shell/failure-pages';
import type { Route } from './+types/receipt';

const ReceiptQuery = graphql(`
  query ReceiptPage($id: ID!) {
    receipt(id: $id) {
      id
      ...ReceiptSheet_receipt
    }
  }
`);

/** One movement that is over, to be printed or kept. */
export default function ReceiptPage({ params }: Route.ComponentProps) {
  const loaded = useData(ReceiptQuery, { id: params.receiptId });
  return (
    <LoadedView loaded={loaded} what="this receipt" page="Receipt" frame="page page--column page--body">
      {({ receipt }) => (receipt ? <ReceiptSheet receipt={receipt} /> : <NotFoundPage />)}
    </LoadedView>
  );
}
