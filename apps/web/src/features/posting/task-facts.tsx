import { AgeText, MoneyRange, TimeText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { languageName } from '../../words/languages';
import { plural } from '../../words/plural';
import { task as words } from './words';

export const TaskFacts_task = graphql(`
  fragment TaskFacts_task on Task {
    aiPolicy
    bidCount
    dueDays
    language
    publishedAt
    expiresAt
    budget {
      minimum {
        minor
        currency
      }
      maximum {
        minor
        currency
      }
    }
  }
`);

/** The figures of a task, label by label. */
export function TaskFacts({ task }: { task: FragmentType<typeof TaskFacts_task> }) {
  const shown = readFragment(TaskFacts_task, task);
  return (
    <dl className="facts">
      <dt>{words.budget}</dt>
      <dd>
        <strong>
          <MoneyRange from={shown.budget.minimum} to={shown.budget.maximum} />
        </strong>
      </dd>
      <dt>{words.due}</dt>
      <dd>{plural(shown.dueDays, { one: '# day', other: '# days' })}</dd>
      <dt>{words.bids}</dt>
      <dd>{shown.bidCount}</dd>
      <dt>{words.language}</dt>
      <dd>{languageName(shown.language)}</dd>
      <dt>{words.ai}</dt>
      <dd>{words.aiPolicy[shown.aiPolicy]}</dd>
      {shown.publishedAt ? (
        <>
          <dt>{words.posted}</dt>
          <dd>
            <AgeText at={shown.publishedAt} />
          </dd>
        </>
      ) : null}
      {shown.expiresAt ? (
        <>
          <dt>{words.closes}</dt>
          <dd>
            <TimeText at={shown.expiresAt} day plain />
          </dd>
        </>
      ) : null}
    </dl>
  );
}
