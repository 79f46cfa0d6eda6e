import { Button, ConfirmDialog, Field, type FormProblem, FormSummary, KitLink, Notice, Select, TextArea, useToast } from '@sidecrew/ui';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../api/use-act';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { EvidenceSlot } from '../../gql/graphql';
import { slots } from './bank-words';

export const AnswerBank_case = graphql(`
  fragment AnswerBank_case on BankCase {
    id
    draft
    documents {
      id
      name
      bytes
      url
      from
      fits
    }
  }
`);

const AnswerChargebackMutation = graphql(`
  mutation AnswerChargeback($id: ID!, $explanation: String!, $files: [EvidenceFileInput!]!) {
    answerChargeback(id: $id, explanation: $explanation, files: $files) {
      __typename
      ... on BankCase {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

interface Answer {
  explanation: string;
  files: { fileId: string; as: EvidenceSlot }[];
}

interface AnswerBankProps {
  bankCase: FragmentType<typeof AnswerBank_case>;
  onDone: () => void;
}

/** What staff tell the bank: a text to correct, documents of the contract, and one last question before it leaves for good. */
export function AnswerBank({ bankCase, onDone }: AnswerBankProps) {
  const { id, draft, documents } = readFragment(AnswerBank_case, bankCase);
  const [send] = useAct(AnswerChargebackMutation);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const toast = useToast();
  const errorAt = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const fitting = documents.filter(({ fits }) => fits);

  function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const explanation = String(form.get('explanation') ?? '').trim();
    const files = slots.map(({ value }) => ({ as: value, fileId: String(form.get(value) ?? '') })).filter(({ fileId }) => fileId !== '');
    const short = explanation.length < 20;
    setProblems(short ? [{ field: 'explanation', message: 'Explain in at least 20 characters why this payment was right.' }] : []);
    if (!short) setAnswer({ explanation, files });
  }

  async function confirm() {
    if (!answer || busy) return;
    setBusy(true);
    const found = problemsOf(await send({ id, ...answer }), (data) => data.answerChargeback);
    setBusy(false);
    setAnswer(null);
    setProblems(found ?? []);
    if (found) return;
    toast('Your answer is on its way to the bank.');
    onDone();
  }

  return (
    <form className="form" onSubmit={ask} noValidate>
      <FormSummary problems={problems} />
      <Field
        name="explanation"
        label="What you tell the bank"
        hint="Made of what our records show. Read it, correct it and add what you know: it is all the bank sees."
        error={errorAt('explanation')}
      >
        <TextArea rows={18} defaultValue={draft} />
      </Field>
      {fitting.length === 0 ? (
        <Notice tone="neutral">
          This contract has no PDF or picture that the bank could be sent. Ask the expert for one, or answer in words alone.
        </Notice>
      ) : (
        slots.map(({ value, label }) => (
          <Field key={value} name={value} label={label} optional error={errorAt(value)}>
            <Select
              empty="No document"
              options={fitting.map((file) => ({ value: file.id, label: `${file.name} (${sizeOf(file.bytes)})` }))}
            />
          </Field>
        ))
      )}
      {documents.length > 0 ? <DocumentList documents={documents} /> : null}
      <div>
        <Button type="submit" tone="primary">
          Review and send
        </Button>
      </div>
      <ConfirmDialog
        open={answer !== null}
        title="Send this to the bank?"
        consequence={
          <p>
            The bank takes one answer. {filesIn(answer)} After this it decides, as a rule within 60 to 75 days, and nobody can add anything.
          </p>
        }
        confirmLabel="Send to the bank"
        busyLabel="Sending…"
        keepLabel="Keep writing"
        busy={busy}
        onConfirm={() => void confirm()}
        onClose={() => setAnswer(null)}
      />
    </form>
  );
}

/** All files of the contract, to be read before one is chosen. */
function DocumentList({
  documents,
}: {
  documents: readonly { id: string; name: string; url: string; from: string; bytes: number; fits: boolean }[];
}) {
  return (
    <section aria-label="Files of this contract" className="stack stack--2">
      <h3>Files of this contract</h3>
      <ul className="list stack stack--1">
        {documents.map((file) => (
          <li key={file.id}>
            <KitLink href={file.url} target="_blank" rel="noreferrer">
              <bdi>{file.name}</bdi>
            </KitLink>{' '}
            <span className="muted">
              from a {file.from}, {sizeOf(file.bytes)}
              {file.fits ? '' : ': a bank takes PDF, PNG and JPEG up to 4.5 MB'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const sizeOf = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

const filesIn = (answer: Answer | null): string => {
  const count = answer?.files.length ?? 0;
  if (count === 0) return 'No document goes with it.';
  return count === 1 ? 'One document goes with it.' : `${count} documents go with it.`;
};
