import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type NoticeTone = 'info' | 'held' | 'good' | 'bad' | 'neutral';

const icons: Record<NoticeTone, IconName> = {
  info: 'info',
  held: 'clock',
  good: 'checkCircle',
  bad: 'alert',
  neutral: 'info',
};

interface NoticeProps {
  tone?: NoticeTone;
  title?: ReactNode;
  icon?: IconName;
  /** Speaks up when it appears; only for what a person must hear now. */
  live?: boolean;
  children?: ReactNode;
}

/** A sentence that stands out from its page, in place, without taking it over. */
export function Notice({ tone = 'info', title, icon, live, children }: NoticeProps) {
  return (
    <div className={`notice notice--${tone}`} role={live ? 'status' : undefined}>
      <Icon name={icon ?? icons[tone]} />
      <div className="notice__body">
        {title ? <strong>{title}</strong> : null}
        {children}
      </div>
    </div>
  );
}
