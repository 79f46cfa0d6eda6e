import type { ReactNode } from 'react';
import { pageTitle } from './words';

interface PageHeadProps {
  title: string;
  lead?: ReactNode;
  /** The one primary action of the page. */
  action?: ReactNode;
}

/** Name of a member page, in the tab and on the paper. */
export function PageHead({ title, lead, action }: PageHeadProps) {
  return (
    <header className="cluster cluster--apart">
      <title>{pageTitle(title)}</title>
      <div className="stack stack--1">
        <h1>
          <bdi>{title}</bdi>
        </h1>
        {lead ? <p className="muted">{lead}</p> : null}
      </div>
      {action}
    </header>
  );
}
