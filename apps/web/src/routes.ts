import { index, route, type RouteConfig } from '@react-router/dev/routes';

/** The page map of the UX guide (§2): what everyone sees, what members work with, what staff does. */
export default [
  index('./routes/landing.tsx'),
  route('how-it-works', './routes/how-it-works.tsx'),
  route('fees', './routes/fees.tsx'),
  route('tasks', './routes/tasks.tsx'),
  route('tasks/:taskId', './routes/task.tsx'),
  route('experts', './routes/experts.tsx'),
  route('experts/:handle', './routes/expert.tsx'),
  route('sign-in', './routes/sign-in.tsx'),
  route('sign-up', './routes/sign-up.tsx'),
  route('sign-out', './routes/sign-out.ts'),
  route('verify', './routes/verify.tsx'),
  route('reset', './routes/reset.tsx'),
  route('terms', './routes/terms.tsx'),
  route('privacy', './routes/privacy.tsx'),
  route('accessibility', './routes/accessibility.tsx'),
  route('status', './routes/status.tsx'),
  route('theme', './routes/theme.ts'),
  route('kit', './routes/kit.tsx'),
  route('*', './routes/not-found.tsx'),
] satisfies RouteConfig;
