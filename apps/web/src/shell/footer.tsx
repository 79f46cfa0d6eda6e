import { LogoMark } from '@sidecrew/ui';
import { Link } from 'react-router';
import { paths } from '../paths';
import type { Theme } from './theme';
import { ThemeChoice } from './theme-choice';
import { words } from './words';

const links = [
  { href: paths.howItWorks, label: words.howItWorks },
  { href: paths.fees, label: words.fees },
  { href: paths.terms, label: words.terms },
  { href: paths.privacy, label: words.privacy },
  { href: paths.accessibility, label: words.accessibility },
  { href: paths.status, label: words.status },
] as const;

/** The same on every page: who this is, the small print, and the colours. */
export function Footer({ theme }: { theme: Theme }) {
  return (
    <footer className="site-footer">
      <div className="page site-footer__row">
        <p className="site-footer__line">
          <LogoMark size={24} />
          <span className="small">{words.footerLine}</span>
        </p>
        <nav aria-label={words.footerNav}>
          <ul className="site-footer__links">
            {links.map((link) => (
              <li key={link.href}>
                <Link to={link.href}>{link.label}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <ThemeChoice theme={theme} />
      </div>
    </footer>
  );
}
