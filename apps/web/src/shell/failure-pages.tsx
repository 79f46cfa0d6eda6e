import { Button, CopyText, Field, LinkButton, TextInput } from '@sidecrew/ui';
import { Form, isRouteErrorResponse } from 'react-router';
import { paths } from '../paths';
import { referenceOf } from './reference';
import { pageTitle } from './words';

/** Not found, and not yours: the same page, so that nobody learns what exists. */
export function NotFoundPage() {
  return (
    <div className="page page--column page--body stack stack--5">
      <title>{pageTitle('Not found')}</title>
      <h1>This page is not here</h1>
      <p className="lead">The address may be mistyped, or the page belongs to someone else.</p>
      <Form action={paths.tasks} role="search" className="search-row">
        <Field name="text" label="Search tasks">
          <TextInput type="search" />
        </Field>
        <Button type="submit" tone="primary" icon="search">
          Search
        </Button>
      </Form>
      <div>
        <LinkButton href={paths.landing} icon="home">
          Go to the start page
        </LinkButton>
      </div>
    </div>
  );
}

const roleWords = {
  isOwner: { title: 'This page is for owners', text: 'You can hand work over with this account too: say so in your settings.' },
  isExpert: { title: 'This page is for experts', text: 'You can take on work with this account too: say so in your settings.' },
} as const;

/** A page of the other side of the marketplace, and how to get there. */
export function RolePage({ role }: { role: keyof typeof roleWords }) {
  const { title, text } = roleWords[role];
  return (
    <div className="page page--column page--body stack stack--5">
      <title>{pageTitle(title)}</title>
      <h1>{title}</h1>
      <p className="lead">{text}</p>
      <div>
        <LinkButton href={paths.settings('profile')} tone="primary" icon="settings">
          Open settings
        </LinkButton>
      </div>
    </div>
  );
}

/** An admin without a second factor in this session: what to do to work as staff. */
export function StaffRestsPage() {
  return (
    <div className="page page--column page--body stack stack--5">
      <title>{pageTitle('Second factor needed')}</title>
      <h1>Staff work needs a second factor</h1>
      <p className="lead">Turn it on in your settings, once; afterwards your code is asked when you sign in.</p>
      <div>
        <LinkButton href={paths.settings('security')} tone="primary" icon="settings">
          Turn on second factor
        </LinkButton>
      </div>
    </div>
  );
}

/** Something broke on our side. */
export function FailedPage({ error }: { error: unknown }) {
  const reference = referenceOf(isRouteErrorResponse(error) ? error.data : error);
  return (
    <div className="page page--column page--body stack stack--5">
      <title>{pageTitle('Something failed')}</title>
      <h1>This page could not be shown</h1>
      <p className="lead">The fault is ours. Nothing was changed and no money moved. Please load the page again.</p>
      <div className="cluster">
        <Button tone="primary" icon="refresh" onClick={() => window.location.reload()}>
          Load again
        </Button>
        <LinkButton href={paths.landing} icon="home">
          Go to the start page
        </LinkButton>
      </div>
      {reference ? <CopyText label="Reference" text={reference} /> : null}
    </div>
  );
}
