import type { KitLinkProps } from '@sidecrew/ui';
import { Link } from 'react-router';

/** Files that the server makes; no page of the client has these addresses. */
const isFile = (href: string) => href.startsWith('/documents/');

/** Lets the kit's links navigate inside the app; leaving links and files stay plain. */
export function routerLink({ href, keepScroll, ...rest }: KitLinkProps) {
  if (/^[a-z]+:/i.test(href) || href.startsWith('#') || isFile(href)) return <a href={href} {...rest} />;
  return <Link to={href} preventScrollReset={keepScroll} prefetch="intent" {...rest} />;
}
