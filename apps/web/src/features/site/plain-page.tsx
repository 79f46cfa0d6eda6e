import { Notice } from '@sidecrew/ui';
import type { ReactNode } from 'react';

interface PlainPageProps {
  title: string;
  /** Text that a lawyer has not seen yet says so. */
  draft?: boolean;
  children: ReactNode;
}

/** A page of plain text in one readable column. */
export function PlainPage({ title, draft, children }: PlainPageProps) {
  return (
    <div className="page page--column page--body prose">
      <h1 className="display">{title}</h1>
      {draft ? (
        <Notice tone="held" title="Draft">
          <p>This text has not been reviewed by a lawyer. It describes how the product behaves today.</p>
        </Notice>
      ) : null}
      {children}
    </div>
  );
}
