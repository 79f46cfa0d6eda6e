import { Avatar, Icon, Logo } from '@sidecrew/ui';
import { Form, Link, NavLink } from 'react-router';
import { paths } from '../paths';
import type { SessionViewer } from '../server-context';
import { accountLinks, mainLinks } from './navigation';
import { Palette } from './palette';
import { words } from './words';

/** Name of the place, the main ways, and the person. The phone menu is a native disclosure: it needs no script. */
export function Header({ viewer }: { viewer: SessionViewer | null }) {
  const links = mainLinks(viewer);
  return (
    <header className="site-header">
      <div className="page site-header__row">
        <Link to={viewer ? paths.home : paths.landing} className="site-header__logo" aria-label="Sidecrew">
          <Logo />
        </Link>
        <nav className="site-header__nav" aria-label={words.mainNav}>
          <NavList links={links} className="site-nav" />
        </nav>
        <div className="site-header__end">
          {viewer ? <Account viewer={viewer} /> : <Visitor />}
          <details className="menu site-header__menu">
            <summary className="button button--quiet button--square">
              <Icon name="menu" label={words.menu} />
            </summary>
            <nav className="menu__panel" aria-label={words.menu}>
              <NavList links={links} className="menu__list" itemClassName="menu__item" />
            </nav>
          </details>
        </div>
      </div>
    </header>
  );
}

interface NavListProps {
  links: ReturnType<typeof mainLinks>;
  className: string;
  itemClassName?: string;
}

function NavList({ links, className, itemClassName = 'site-nav__link' }: NavListProps) {
  return (
    <ul className={className}>
      {links.map((link) => (
        <li key={link.href}>
          <NavLink to={link.href} className={itemClassName} prefetch="intent" end={link.exact}>
            {link.label}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

function Visitor() {
  return (
    <>
      <Link to={paths.signIn} className="button button--quiet site-header__sign-in">
        {words.signIn}
      </Link>
      <Link to={paths.newTask} className="button button--primary site-header__act">
        {words.describeTask}
      </Link>
    </>
  );
}

function Account({ viewer }: { viewer: SessionViewer }) {
  return (
    <>
      <Link to={paths.notifications} className="button button--quiet button--square" title={words.notices(viewer.unreadNotices)}>
        <Icon name="bell" label={words.notices(viewer.unreadNotices)} />
        {viewer.unreadNotices > 0 ? <span className="site-header__dot" /> : null}
      </Link>
      <details className="menu">
        <summary className="site-header__person">
          <Avatar name={viewer.name} />
          <span className="sr">{words.account(viewer.name)}</span>
        </summary>
        <div className="menu__panel">
          <p className="menu__name">
            <strong>{viewer.name}</strong>
            <span className="small muted">{viewer.email}</span>
          </p>
          <ul className="menu__list">
            {accountLinks(viewer).map((link) => (
              <li key={link.href}>
                <NavLink to={link.href} className="menu__item">
                  <Icon name={link.icon} />
                  {link.label}
                </NavLink>
              </li>
            ))}
          </ul>
          <Palette viewer={viewer} />
          <Form method="post" action={paths.signOut}>
            <button type="submit" className="menu__item">
              <Icon name="arrowRight" />
              {words.signOut}
            </button>
          </Form>
        </div>
      </details>
    </>
  );
}
