import type { Config } from '@react-router/dev/config';

/** The client lives in `src`; the API mounts the server build, so pages and data share one port and one session. */
export default {
  appDirectory: 'src',
  ssr: true,
} satisfies Config;
