import { Tabs } from '@sidecrew/ui';
import type { ReactNode } from 'react';
import { paths } from '../../paths';
import { PageHead } from '../../shell/page-head';
import { adminPages } from './words';

interface AdminFrameProps {
  page: (typeof adminPages)[number]['page'];
  title: string;
  lead?: string;
  children: ReactNode;
}

/** Title and ways of the staff's area. */
export function AdminFrame({ page, title, lead, children }: AdminFrameProps) {
  return (
    <div className="page page--body stack stack--5">
      <PageHead title={title} lead={lead} />
      <Tabs
        label="Staff pages"
        tabs={adminPages.map((one) => ({
          href: one.page === '' ? paths.admin : paths.adminPage(one.page),
          label: one.label,
          current: one.page === page,
        }))}
      />
      {children}
    </div>
  );
}
