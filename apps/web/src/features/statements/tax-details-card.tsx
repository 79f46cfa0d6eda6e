import { Card, Field, Select, TextArea, TextInput } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { everyCountry } from '../../words/countries';
import { countryName } from '../../words/languages';

export const TaxDetailsCard_details = graphql(`
  fragment TaxDetailsCard_details on TaxDetails {
    legalName
    address
    country
    taxId
  }
`);

const SaveTaxDetailsMutation = graphql(`
  mutation SaveTaxDetails($input: TaxDetailsInput!) {
    saveTaxDetails(input: $input) {
      __typename
      ... on TaxDetails {
        legalName
      }
      ...Refusal_refused
    }
  }
`);

interface TaxDetailsCardProps {
  details: FragmentType<typeof TaxDetailsCard_details> | null | undefined;
  onSaved: () => void;
}

/** To whom the platform's invoices are made out from now on. */
export function TaxDetailsCard({ details, onSaved }: TaxDetailsCardProps) {
  const known = details ? readFragment(TaxDetailsCard_details, details) : null;
  const [save] = useAct(SaveTaxDetailsMutation);
  return (
    <Card as="section" labelledBy="tax-details">
      <h2 id="tax-details">On your invoices</h2>
      {known ? (
        <address className="lines">
          <bdi>{known.legalName}</bdi>
          <br />
          <bdi>{known.address}</bdi>
          <br />
          {countryName(known.country)}
          {known.taxId ? (
            <>
              <br />
              Tax id {known.taxId}
            </>
          ) : null}
        </address>
      ) : (
        <p className="muted">Only your name so far. Your address and tax id make them fit for your books.</p>
      )}
      <ActDialog
        label={known ? 'Change details' : 'Add details'}
        title="Details for invoices"
        consequence={<p>They stand on invoices from now on. Invoices that you have stay as they are.</p>}
        submitLabel="Save details"
        busyLabel="Saving…"
        keepLabel="Cancel"
        done="Saved."
        submit={async (form) => {
          const text = (name: string) => String(form.get(name) ?? '');
          const outcome = await save({
            input: { legalName: text('legalName'), address: text('address'), country: text('country'), taxId: text('taxId') || null },
          });
          const problems = problemsOf(outcome, (answer) => answer.saveTaxDetails);
          if (!problems) onSaved();
          return problems;
        }}
      >
        {(state) => (
          <>
            <Field name="legalName" label="Name or company" error={state.errorAt('legalName')}>
              <TextInput defaultValue={known?.legalName} autoComplete="organization" maxLength={120} />
            </Field>
            <Field name="address" label="Address" error={state.errorAt('address')}>
              <TextArea rows={3} defaultValue={known?.address} autoComplete="street-address" maxLength={300} />
            </Field>
            <Field name="country" label="Country" error={state.errorAt('country')}>
              <Select options={everyCountry} defaultValue={known?.country ?? 'US'} autoComplete="country" />
            </Field>
            <Field name="taxId" label="Tax id" optional error={state.errorAt('taxId')}>
              <TextInput defaultValue={known?.taxId ?? ''} maxLength={40} />
            </Field>
          </>
        )}
      </ActDialog>
    </Card>
  );
}
