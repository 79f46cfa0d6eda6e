import { parseMoney } from '@sidecrew/money';
import { Field, MoneyInput, NumberInput, TextArea, toMoney, toValue } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { CounterMutation } from './bid-operations';

export const CounterDialog_bid = graphql(`
  fragment CounterDialog_bid on Bid {
    id
    round
    terms {
      days
      price {
        minor
        currency
      }
      milestones {
        title
        days
        amount {
          minor
          currency
        }
      }
    }
  }
`);

const rounds = 3;

/** Another price or time for each part, up to three rounds. */
export function CounterDialog({ bid }: { bid: FragmentType<typeof CounterDialog_bid> }) {
  const { id, round, terms } = readFragment(CounterDialog_bid, bid);
  const [counter] = useAct(CounterMutation);
  const { currency } = terms.price;
  async function submit(form: FormData) {
    const parts = terms.milestones.map((milestone, index) => ({
      title: milestone.title,
      amount: parseMoney(String(form.get(`counter-amount-${index}`) ?? ''), currency),
      days: Number(form.get(`counter-days-${index}`)),
    }));
    const unclear = parts.findIndex(({ amount, days }) => !amount || !Number.isInteger(days) || days < 1);
    if (unclear >= 0) return [{ field: `counter-amount-${unclear}`, message: 'Write an amount and a number of days.' }];
    const milestones = parts.flatMap(({ amount, ...rest }) => (amount ? [{ ...rest, amount: toValue(amount), money: amount }] : []));
    const price = milestones.slice(1).reduce((sum, part) => sum.plus(part.money), milestones[0]?.money ?? toMoney(terms.price));
    const input = {
      price: toValue(price),
      days: milestones.reduce((sum, part) => sum + part.days, 0),
      milestones: milestones.map(({ title, amount, days }) => ({ title, amount, days })),
      note: String(form.get('note') ?? '').trim() || null,
    };
    return problemsOf(await counter({ id, input }), (data) => data.counterBid);
  }
  return (
    <ActDialog
      label="Make a counter-offer"
      title={`Counter-offer, round ${round + 1} of ${rounds}`}
      consequence={<p>The other side has 72 hours. Then the bid falls back to what it was.</p>}
      submitLabel="Send counter-offer"
      busyLabel="Sending…"
      keepLabel="Keep the bid"
      done="Your counter-offer is sent."
      submit={submit}
    >
      {(state) => (
        <>
          {terms.milestones.map((milestone, index) => (
            <fieldset className="cluster cluster--top" key={`${milestone.title}-${index}`}>
              <legend className="legend">{milestone.title}</legend>
              <Field name={`counter-amount-${index}`} label="Price" error={state.errorAt(`counter-amount-${index}`)}>
                <MoneyInput currency={currency} defaultValue={toMoney(milestone.amount).decimal()} />
              </Field>
              <Field name={`counter-days-${index}`} label="Time">
                <NumberInput unit="days" defaultValue={milestone.days} />
              </Field>
            </fieldset>
          ))}
          <Field name="note" label="Why" optional>
            <TextArea rows={2} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
