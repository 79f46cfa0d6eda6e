import { redirect } from 'react-router';
import { safeReturn } from '../paths';
import { isTheme, themeCookie } from '../shell/theme';
import type { Route } from './+types/theme';

const year = 60 * 60 * 24 * 365;

/** Pins the colours, or follows the system again. */
export async function action({ request }: Route.ActionArgs) {
  const form = await request.formData();
  const theme = form.get('theme');
  const chosen = isTheme(theme) ? theme : 'system';
  const age = chosen === 'system' ? 0 : year;
  throw redirect(safeReturn(String(form.get('next')), '/'), {
    headers: { 'Set-Cookie': `${themeCookie}=${chosen}; Path=/; Max-Age=${age}; SameSite=Lax` },
  });
}
