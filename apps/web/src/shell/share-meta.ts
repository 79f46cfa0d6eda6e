import { pageTitle } from './words';

interface Match {
  id: string;
  loaderData?: unknown;
}

/** Title, description and the card that chat programs show for a shared link. */
export function shareMeta(matches: ReadonlyArray<Match | undefined>, title: string, description: string) {
  const root = matches.find((match) => match?.id === 'root')?.loaderData as { origin?: string } | undefined;
  return [
    { title: pageTitle(title) },
    { name: 'description', content: description },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: 'Sidecrew' },
    { property: 'og:image', content: `${root?.origin ?? ''}/social.png` },
    { name: 'twitter:card', content: 'summary_large_image' },
  ];
}
