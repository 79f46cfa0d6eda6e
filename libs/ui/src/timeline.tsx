import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import { TimeText } from './time-text';

export interface TimelineEntry {
  id: string;
  at: string;
  icon?: IconName;
  text: ReactNode;
  /** What is still to come is marked in words by its future date. */
  now?: boolean;
}

/** What happened, oldest or newest first as the page gives it. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li className="timeline__item" key={entry.id}>
          <span className={entry.now ? 'timeline__dot timeline__dot--now' : 'timeline__dot'}>
            <Icon name={entry.icon ?? 'checkCircle'} small />
          </span>
          <div>
            <div>{entry.text}</div>
            <div className="small muted">
              <TimeText at={entry.at} plain />
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
