import { pageTitle } from './words';

interface Match {
  id: string;
  pathname: string;
  loaderData?: unknown;
}

/**
 * Title, description, the one address of a page whatever filters it was opened with, and the card that chat programs
 * show for a shared link.
 */
export function shareMeta(matches: ReadonlyArray<Match | undefined>, title: string, description: string) {
  const root = matches.find((match) => match?.id === 'root')?.loaderData as { origin?: string } | undefined;
  const origin = root?.origin ?? '';
  const address = `${origin}${matches.at(-1)?.pathname ?? '/'}`;
  return [
    { title: pageTitle(title) },
    { name: 'description', content: description },
    { tagName: 'link', rel: 'canonical', href: address },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:type', content: 'website' },
    { property: 'og:url', content: address },
    { property: 'og:site_name', content: 'Sidecrew' },
    { property: 'og:image', content: `${origin}/social.png` },
    { name: 'twitter:card', content: 'summary_large_image' },
  ];
}

/** For forms that nobody should find by searching. */
export const hiddenMeta = (title: string) => [{ title: pageTitle(title) }, { name: 'robots', content: 'noindex' }];
