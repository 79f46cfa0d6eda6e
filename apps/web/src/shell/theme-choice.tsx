import { useFetcher, useLocation } from 'react-router';
import { paths } from '../paths';
import { type Theme, themes } from './theme';
import { words } from './words';

export const themeFetcherKey = 'theme';

/** Three buttons of one form: it works before, and without, any script. */
export function ThemeChoice({ theme }: { theme: Theme }) {
  const fetcher = useFetcher({ key: themeFetcherKey });
  const { pathname, search } = useLocation();
  return (
    <fetcher.Form method="post" action={paths.theme} className="theme-choice">
      <input type="hidden" name="next" value={pathname + search} />
      <fieldset>
        <legend className="sr">{words.theme.legend}</legend>
        {themes.map((name) => (
          <button key={name} type="submit" name="theme" value={name} aria-pressed={name === theme}>
            {words.theme[name]}
          </button>
        ))}
      </fieldset>
    </fetcher.Form>
  );
}
