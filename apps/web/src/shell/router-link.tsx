import type { KitLinkProps } from '@sidecrew/ui';
import { Link } from 'react-router';

/** Lets the kit's links navigate inside the app; leaving links stay plain. */
export function routerLink({ href, keepScroll, ...rest }: KitLinkProps) {
  if (/^[a-z]+:/i.test(href) || href.startsWith('#')) return <a href={href} {...rest} />;
  return <Link to={href} preventScrollReset={keepScroll} prefetch="intent" {...rest} />;
}
