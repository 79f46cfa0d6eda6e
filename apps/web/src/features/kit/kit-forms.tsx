import {
  Button,
  Checkbox,
  CheckboxList,
  Field,
  FileDrop,
  FormSummary,
  MoneyInput,
  type MoneyValue,
  NumberInput,
  RadioCards,
  Select,
  SplitSlider,
  TextArea,
  TextInput,
  UploadList,
} from '@sidecrew/ui';
import { useState } from 'react';

const held: MoneyValue = { minor: '12345', currency: 'USD' };
const long = 'A label that is far longer than anyone would write, to see where it breaks and whether it stays readable';

/** Every field: at rest, with a hint, refused, with long text. */
export function KitForms() {
  const [owner, setOwner] = useState<MoneyValue>({ minor: '6172', currency: 'USD' });
  return (
    <div className="form">
      <FormSummary
        title="Please look at these before going on"
        problems={[{ field: 'refused', message: 'Bids start at 10.00 USD.' }]}
        reference="7K2P9"
      />
      <Field name="rest" label="Name" hint="One name, as others should read it.">
        <TextInput autoComplete="off" />
      </Field>
      <Field name="refused" label="Price" error="Bids start at 10.00 USD.">
        <MoneyInput currency="USD" defaultValue="4.00" />
      </Field>
      <Field name="days" label="Time" optional>
        <NumberInput unit="days" defaultValue="7" />
      </Field>
      <Field name="choice" label="Category">
        <Select empty="Choose one" options={[{ value: 'a', label: 'Accounting' }]} />
      </Field>
      <Field name="long" label={long}>
        <TextArea rows={3} />
      </Field>
      <CheckboxList
        name="skills"
        legend="Skills"
        options={[
          { value: 'a', label: 'Payout reconciliation' },
          { value: 'b', label: 'Receipt capture', hint: 'Photos and PDFs.' },
        ]}
        defaultValue={['a']}
      />
      <RadioCards
        name="cards"
        legend="Use of AI"
        options={[
          { value: 'none', label: 'None, please' },
          { value: 'outlines', label: 'For outlines only', hint: 'Said in the delivery.' },
        ]}
        defaultValue="outlines"
      />
      <Checkbox name="terms" label="I accept the terms" error="Accept the terms to go on." />
      <SplitSlider held={held} owner={owner} ownerLabel="Back to the owner" expertLabel="To the expert" onChange={setOwner} />
      <FileDrop label="Files" hint="Documents and pictures, up to 25 MB each." onFiles={() => undefined} />
      <UploadList
        items={[
          { id: '1', name: 'payouts-july.csv', sizeBytes: 48_211, percent: 100 },
          { id: '2', name: 'walkthrough.mp4', sizeBytes: 18_300_000, percent: 42 },
          { id: '3', name: 'notes.docx', sizeBytes: 900, percent: 10, problem: 'The connection broke. You can resume.' },
        ]}
        onRemove={() => undefined}
        onResume={() => undefined}
      />
      <div>
        <Button type="button">Save draft</Button>
      </div>
    </div>
  );
}
