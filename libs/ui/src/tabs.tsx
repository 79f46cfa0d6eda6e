import { KitLink } from './link';

interface TabsProps {
  label: string;
  tabs: ReadonlyArray<{ href: string; label: string; count?: number; current: boolean }>;
}

/** Tabs are links: each has an address, and Back works. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul className="tabs__list">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <KitLink href={tab.href} className="tabs__tab" aria-current={tab.current ? 'page' : undefined} keepScroll>
              {tab.label}
              {tab.count === undefined ? null : <span className="count">{tab.count}</span>}
            </KitLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
