import { type AnchorHTMLAttributes, type ComponentType, createContext, useContext } from 'react';

export interface KitLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  href: string;
  /** Keeps the scroll position: for tabs, filters and "show more". */
  keepScroll?: boolean;
}

const LinkContext = createContext<ComponentType<KitLinkProps> | null>(null);

/** The app hands its router's link in, so that the kit needs no router of its own. */
export const KitLinkProvider = LinkContext.Provider;

/** A link that navigates without a page load where the app provides it, and is a plain link elsewhere. */
export function KitLink({ keepScroll, ...props }: KitLinkProps) {
  const Provided = useContext(LinkContext);
  return Provided ? <Provided keepScroll={keepScroll} {...props} /> : <a {...props} />;
}
