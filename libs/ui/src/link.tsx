import { type AnchorHTMLAttributes, createContext, type ReactNode, useContext } from 'react';

export interface KitLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  href: string;
  /** Keeps the scroll position: for tabs, filters and "show more". */
  keepScroll?: boolean;
}

type RenderLink = (props: KitLinkProps) => ReactNode;

function plainLink({ keepScroll: _keepScroll, ...props }: KitLinkProps): ReactNode {
  return <a {...props} />;
}

const LinkContext = createContext<RenderLink>(plainLink);

/** The app hands its router's link in, so that the kit needs no router of its own. */
export const KitLinkProvider = LinkContext.Provider;

/** A link that navigates without a page load where the app provides it, and is a plain link elsewhere. */
export function KitLink(props: KitLinkProps) {
  return useContext(LinkContext)(props);
}
