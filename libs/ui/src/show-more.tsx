import { LinkButton } from './button';

interface ShowMoreProps {
  shown: number;
  total?: number | null;
  /** Plural of what is listed: "tasks". */
  noun: string;
  /** The address of the next page; none when this is the last. */
  href: string | null;
}

/** "20 of 57 tasks" and a way to the next ones, with its place in the address. */
export function ShowMore({ shown, total, noun, href }: ShowMoreProps) {
  return (
    <div className="more">
      <p className="small muted num">{total === undefined || total === null ? `${shown} ${noun}` : `${shown} of ${total} ${noun}`}</p>
      {href ? (
        <LinkButton href={href} keepScroll>
          Show more {noun}
        </LinkButton>
      ) : null}
    </div>
  );
}
