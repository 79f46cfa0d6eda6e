import { paths } from '../paths';
import type { Route } from './+types/robots';

/** What lies behind sign-in is not for crawlers. */
const closed = [paths.home, paths.contracts, paths.messages, paths.notifications, paths.payments, paths.payouts, paths.admin, '/settings/'];

export function loader({ request }: Route.LoaderArgs) {
  const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), '', `Sitemap: ${new URL(paths.sitemap, request.url)}`, ''];
  return new Response(lines.join('\n'), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
