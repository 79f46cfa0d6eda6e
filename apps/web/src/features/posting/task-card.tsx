import { AgeText, LinkCard, MoneyRange } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { languageName } from '../../words/languages';
import { plural } from '../../words/plural';

export const TaskCard_task = graphql(`
  fragment TaskCard_task on Task {
    id
    title
    brief
    bidCount
    dueDays
    language
    publishedAt
    createdAt
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
    category {
      name
    }
    checklist {
      id
    }
  }
`);

/** One task in a list: title, what it pays, how long, how many bid. */
export function TaskCard({ task, level = 2 }: { task: FragmentType<typeof TaskCard_task>; level?: 2 | 3 }) {
  const shown = readFragment(TaskCard_task, task);
  return (
    <LinkCard href={paths.task(shown.id)} title={<bdi>{shown.title}</bdi>} level={level}>
      <p className="task-card__brief muted">{shown.brief}</p>
      <p className="cluster cluster--apart">
        <strong>
          <MoneyRange from={shown.budget.minimum} to={shown.budget.maximum} />
        </strong>
        <span className="small muted num">
          {plural(shown.bidCount, { one: '# bid', other: '# bids' })} · <AgeText at={shown.publishedAt ?? shown.createdAt} />
        </span>
      </p>
      <p className="cluster small muted">
        <span className="tag">{shown.category.name}</span>
        <span>{plural(shown.dueDays, { one: '# day', other: '# days' })}</span>
        <span>{plural(shown.checklist.length, { one: '# checklist item', other: '# checklist items' })}</span>
        {shown.language === 'en' ? null : <span>{languageName(shown.language)}</span>}
      </p>
    </LinkCard>
  );
}
