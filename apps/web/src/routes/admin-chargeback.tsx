import { KitLink } from '@sidecrew/ui';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { BankCaseView } from '../features/admin/bank-case-view';
import { kindNames } from '../features/admin/bank-words';
import { graphql } from '../gql';
import { paths } from '../paths';
import { NotFoundPage } from '../shell/failure-pages';
import { staffOnly } from '../shell/member-roles';
import { PageHead } from '../shell/page-head';
import type { Route } from './+types/admin-chargeback';

export const handle = staffOnly;

const ChargebackQuery = graphql(`
  query AdminChargeback($id: ID!) {
    chargeback(id: $id) {
      id
      kind
      title
      ...BankCaseView_case
    }
  }
`);

export default function AdminChargeback({ params }: Route.ComponentProps) {
  const loaded = useData(ChargebackQuery, { id: params.chargebackId });
  return (
    <div className="page page--body stack stack--6">
      <LoadedView loaded={loaded} what="this chargeback" page="Chargeback">
        {({ chargeback }) =>
          chargeback ? (
            <>
              <PageHead
                title={`${kindNames[chargeback.kind]}: ${chargeback.title}`}
                lead={<KitLink href={paths.adminPage('chargebacks')}>All chargebacks</KitLink>}
              />
              <BankCaseView bankCase={chargeback} onDone={loaded.reload} />
            </>
          ) : (
            <NotFoundPage />
          )
        }
      </LoadedView>
    </div>
  );
}
