import { Button, CopyText, Field, FormSummary, Notice, TextInput } from '@sidecrew/ui';
import { useState } from 'react';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf, useFormAct } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { KeyPicture } from './key-picture';
import { RecoveryCodes } from './recovery-codes';
import { secondFactor as words } from './words';

export const SecondFactor_viewer = graphql(`
  fragment SecondFactor_viewer on Viewer {
    secondFactor
    staffRests
  }
`);

const BeginMutation = graphql(`
  mutation BeginSecondFactor {
    beginSecondFactor {
      __typename
      ... on SecondFactorSetup {
        secret
        link
      }
      ...Refusal_refused
    }
  }
`);

const ConfirmMutation = graphql(`
  mutation ConfirmSecondFactor($code: String!) {
    confirmSecondFactor(code: $code) {
      __typename
      ... on RecoveryCodes {
        codes
      }
      ...Refusal_refused
    }
  }
`);

const RenewMutation = graphql(`
  mutation RenewRecoveryCodes {
    renewRecoveryCodes {
      __typename
      ... on RecoveryCodes {
        codes
      }
      ...Refusal_refused
    }
  }
`);

const EndMutation = graphql(`
  mutation EndSecondFactor {
    endSecondFactor {
      __typename
      ...Refusal_refused
    }
  }
`);

interface SecondFactorProps {
  viewer: FragmentType<typeof SecondFactor_viewer>;
  onChanged: () => void;
}

/** The second factor of the account: off, being set up, just turned on (the codes are shown this once), or on. */
export function SecondFactor({ viewer, onChanged }: SecondFactorProps) {
  const { secondFactor, staffRests } = readFragment(SecondFactor_viewer, viewer);
  const [begin] = useAct(BeginMutation);
  const [setup, setSetup] = useState<{ secret: string; link: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) {
    return (
      <RecoveryCodes
        codes={codes}
        onKept={() => {
          setCodes(null);
          setSetup(null);
          onChanged();
        }}
      />
    );
  }
  if (secondFactor) return <WhileOn onCodes={setCodes} onChanged={onChanged} />;
  if (setup) return <SetUp setup={setup} onCodes={setCodes} />;
  return (
    <>
      {staffRests ? <Notice tone="held">{words.staffRests}</Notice> : null}
      <p>{words.what}</p>
      <ActButton
        label={words.turnOn}
        busyLabel={words.turningOn}
        tone={staffRests ? 'primary' : undefined}
        run={async () => {
          const outcome = await begin({});
          const result = outcome?.data?.beginSecondFactor;
          if (result?.__typename === 'SecondFactorSetup') setSetup(result);
          return problemsOf(outcome, (data) => data.beginSecondFactor);
        }}
      />
    </>
  );
}

/** The key for the app, and the first code that proves it arrived there. */
function SetUp({ setup, onCodes }: { setup: { secret: string; link: string }; onCodes: (codes: readonly string[]) => void }) {
  const [confirm] = useAct(ConfirmMutation);
  const form = useFormAct(async (data) => {
    const outcome = await confirm({ code: String(data.get('code') ?? '') });
    const result = outcome?.data?.confirmSecondFactor;
    if (result?.__typename === 'RecoveryCodes') onCodes(result.codes);
    return problemsOf(outcome, (answer) => answer.confirmSecondFactor);
  });
  return (
    <form className="form" onSubmit={form.onSubmit} noValidate>
      <FormSummary problems={form.problems} />
      <ol>
        <li>{words.stepApp}</li>
        <li>{words.stepKey}</li>
        <li>{words.stepCode}</li>
      </ol>
      <div className="cluster cluster--top">
        <KeyPicture link={setup.link} label={words.picture} />
        <div className="stack stack--3">
          <p>{words.byHand}</p>
          <CopyText label={words.key} text={setup.secret.replace(/(.{4})(?=.)/g, '$1 ')} />
          <p>
            <a href={setup.link}>{words.openApp}</a>
          </p>
        </div>
      </div>
      <Field name="code" label={words.code} error={form.errorAt('code')}>
        <TextInput inputMode="numeric" autoComplete="one-time-code" maxLength={10} />
      </Field>
      <div>
        <Button type="submit" tone="primary" busy={form.busy ? words.turningOn : false}>
          {words.confirm}
        </Button>
      </div>
    </form>
  );
}

function WhileOn({ onCodes, onChanged }: { onCodes: (codes: readonly string[]) => void; onChanged: () => void }) {
  const [renew] = useAct(RenewMutation);
  const [end] = useAct(EndMutation);
  return (
    <>
      <Notice tone="good">{words.isOn}</Notice>
      <div className="cluster">
        <ActButton
          label={words.renew}
          busyLabel={words.renewing}
          run={async () => {
            const outcome = await renew({});
            const result = outcome?.data?.renewRecoveryCodes;
            if (result?.__typename === 'RecoveryCodes') onCodes(result.codes);
            return problemsOf(outcome, (data) => data.renewRecoveryCodes);
          }}
        />
        <ActDialog
          label={words.turnOff}
          title={words.turnOffTitle}
          consequence={words.turnOffText}
          submitLabel={words.turnOff}
          busyLabel={words.turningOff}
          keepLabel={words.keepOn}
          submitTone="danger"
          submit={async () => {
            const outcome = await end({});
            const problems = problemsOf(outcome, (data) => data.endSecondFactor);
            if (!problems) onChanged();
            return problems;
          }}
        />
      </div>
    </>
  );
}
