import '@sidecrew/ui/styles.css';
import './shell/shell.css';
import { KitLinkProvider, ToastProvider, ViewerSettingsProvider } from '@sidecrew/ui';
import { type ReactNode, useEffect } from 'react';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useFetcher,
  useRouteLoaderData,
} from 'react-router';
import type { Route } from './+types/root';
import { serverContext } from './server-context';
import { FailedPage, NotFoundPage } from './shell/failure-pages';
import { Footer } from './shell/footer';
import { Header } from './shell/header';
import { PageBanner } from './shell/page-banner';
import { routerLink } from './shell/router-link';
import { isTheme, themeOf, zoneCookie, zoneOf } from './shell/theme';
import { themeFetcherKey } from './shell/theme-choice';
import { useFocusOnNavigation } from './shell/use-focus-on-navigation';
import { words } from './shell/words';

export const links: Route.LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'manifest', href: '/site.webmanifest' },
];

/** What every page needs: the person, the pinned colours, the clock. */
export function loader({ request, context }: Route.LoaderArgs) {
  const { viewer, demo, now } = context.get(serverContext);
  return {
    viewer,
    demo,
    theme: themeOf(request),
    timeZone: zoneOf(request),
    now: now.getTime(),
    origin: new URL(request.url).origin,
  };
}

/** The frame is loaded once; it is asked again only after an act (sign-in, theme) or on demand. */
export function shouldRevalidate({ formMethod, currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) {
  return formMethod !== undefined || currentUrl.href === nextUrl.href;
}

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const choosing = useFetcher({ key: themeFetcherKey }).formData?.get('theme');
  const theme = isTheme(choosing) ? choosing : (data?.theme ?? 'system');
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip" href="#content">
          {words.skip}
        </a>
        <KitLinkProvider value={routerLink}>
          <ViewerSettingsProvider locale="en-GB" timeZone={data?.timeZone ?? 'UTC'} serverNow={data?.now ?? 0}>
            <ToastProvider>
              <Header viewer={data?.viewer ?? null} />
              <PageBanner viewer={data?.viewer ?? null} demo={data?.demo ?? false} />
              <main id="content">{children}</main>
              <Footer theme={theme} />
            </ToastProvider>
          </ViewerSettingsProvider>
        </KitLinkProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  useFocusOnNavigation();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    document.cookie = `${zoneCookie}=${encodeURIComponent(zone)}; Path=/; Max-Age=31536000; SameSite=Lax`;
  }, []);
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return isRouteErrorResponse(error) && error.status === 404 ? <NotFoundPage /> : <FailedPage error={error} />;
}
