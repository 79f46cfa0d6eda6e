import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { KitLink } from './link';

interface CardProps {
  children: ReactNode;
  tight?: boolean;
  as?: 'div' | 'section' | 'article' | 'li';
  labelledBy?: string;
}

/** A sheet of paper with a hairline. */
export function Card({ children, tight, as: Tag = 'div', labelledBy }: CardProps) {
  return (
    <Tag className={classNames('card', tight && 'card--tight')} aria-labelledby={labelledBy}>
      {children}
    </Tag>
  );
}

interface LinkCardProps {
  href: string;
  title: ReactNode;
  /** Level of its heading in the page's outline. */
  level?: 2 | 3;
  children?: ReactNode;
}

/** A card that leads somewhere: the title is the link, the whole card is its target. */
export function LinkCard({ href, title, level = 3, children }: LinkCardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article className="card card--link">
      <Heading className="card__title">
        <KitLink href={href}>{title}</KitLink>
      </Heading>
      {children}
    </article>
  );
}
