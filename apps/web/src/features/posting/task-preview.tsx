import { parseMoney } from '@sidecrew/money';
import { Card, MoneyRange, toValue } from '@sidecrew/ui';
import { plural } from '../../words/plural';
import type { TaskFormValues } from './task-form-values';
import { task as words } from './words';

/** The task as experts will read it, folded away until it is wanted. */
export function TaskPreview({ value, category }: { value: TaskFormValues; category?: string }) {
  const [from, to] = [parseMoney(value.budgetMinimum, value.currency), parseMoney(value.budgetMaximum, value.currency)];
  const items = value.checklist.filter(({ text }) => text.trim());
  return (
    <details>
      <summary>{words.preview}</summary>
      <Card>
        <p className="small muted">{category ?? words.noCategory}</p>
        <h3>
          <bdi>{value.title || words.noTitle}</bdi>
        </h3>
        <p className="prose user-text" lang={value.language}>
          {value.brief}
        </p>
        <ul className="checklist" lang={value.language}>
          {items.map((item, index) => (
            <li key={index}>
              <span className="checklist__box" aria-hidden="true" />
              <bdi>{item.text}</bdi>
            </li>
          ))}
        </ul>
        <p className="cluster">
          {from && to ? (
            <strong>
              <MoneyRange from={toValue(from)} to={toValue(to)} />
            </strong>
          ) : null}
          <span className="muted">{plural(Number(value.dueDays) || 0, { one: '# day', other: '# days' })}</span>
        </p>
      </Card>
    </details>
  );
}
