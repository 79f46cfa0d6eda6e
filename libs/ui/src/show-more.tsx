import { LinkButton } from './button';

interface ShowMoreProps {
  shown: number;
  total?: number | null;
  /** What is listed, one and many: `['task', 'tasks']`. */
  noun: readonly [one: string, many: string];
  /** The address of the next page; none when this is the last. */
  href: string | null;
}

const rules = new Intl.PluralRules('en');

/** "20 of 57 tasks" and a way to the next ones, with its place in the address. */
export function ShowMore({ shown, total, noun: [one, many], href }: ShowMoreProps) {
  const counted = rules.select(total ?? shown) === 'one' ? one : many;
  return (
    <div className="more">
      <p className="small muted num">{total === undefined || total === null ? `${shown} ${counted}` : `${shown} of ${total} ${counted}`}</p>
      {href ? (
        <LinkButton href={href} keepScroll>
          Show more {many}
        </LinkButton>
      ) : null}
    </div>
  );
}
