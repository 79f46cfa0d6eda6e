import { currencies, isCurrency, parseMoney } from '@sidecrew/money';
import { Field, MoneyInput, MoneyText, PriceEnds, Select, toValue } from '@sidecrew/ui';
import type { ComposerCategory, ComposerSectionProps } from './composer-section';

/** From and up to, with what others in the field ask and what both ends of the price are. */
export function ComposerBudget({ value, set, errorAt, category }: ComposerSectionProps & { category?: ComposerCategory }) {
  const price = parseMoney(value.budgetMaximum, value.currency);
  return (
    <section className="composer__section" aria-labelledby="composer-budget">
      <h2 id="composer-budget">Budget</h2>
      <Field name="currency" label="Currency">
        <Select
          short
          options={currencies.map((code) => ({ value: code, label: code }))}
          value={value.currency}
          onChange={(event) => isCurrency(event.currentTarget.value) && set({ currency: event.currentTarget.value })}
        />
      </Field>
      <div className="cluster cluster--top">
        <Field name="budgetMinimum" label="From" error={errorAt('budgetMinimum')}>
          <MoneyInput
            currency={value.currency}
            value={value.budgetMinimum}
            onChange={(event) => set({ budgetMinimum: event.currentTarget.value })}
          />
        </Field>
        <Field name="budgetMaximum" label="Up to" error={errorAt('budgetMaximum')}>
          <MoneyInput
            currency={value.currency}
            value={value.budgetMaximum}
            onChange={(event) => set({ budgetMaximum: event.currentTarget.value })}
          />
        </Field>
      </div>
      {category?.startingPrice ? (
        <p className="small muted">
          Open tasks in {category.name} start at <MoneyText amount={category.startingPrice} />.
        </p>
      ) : null}
      {price ? (
        <p className="small muted">
          At the upper end: <PriceEnds price={toValue(price)} />
        </p>
      ) : null}
    </section>
  );
}
