import type { Config } from '@react-router/dev/config';

/** The client lives in `src`; the API mounts the server build, so pages and data share one port and one session. */
export default {
  appDirectory: 'src',
  ssr: true,
  // Forty routes are three kilobytes: cheaper than asking for them page by page.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
