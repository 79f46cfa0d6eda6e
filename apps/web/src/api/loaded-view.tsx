import { Button, classNames, ErrorState, Loading, Notice } from '@sidecrew/ui';
import type { ReactNode } from 'react';
import { PageHead } from '../shell/page-head';
import type { Loaded } from './use-data';

interface LoadedViewProps<Data> {
  loaded: Loaded<Data>;
  /** "your contracts": for the waiting and the failing sentence. */
  what: string;
  skeleton?: ReactNode;
  /** Names the page until its own title is known; only where the title is part of what loads. */
  page?: string;
  /** Classes of the frame that the loaded page brings with it, for a view that is the whole page. */
  frame?: string;
  children: (data: Data) => ReactNode;
}

/**
 * The states that every loaded part has: on its way, failed, there, and there but perhaps old. A failed part leaves its
 * page standing, and a page has a name from the first moment, for the tab and for screen readers.
 */
export function LoadedView<Data>({ children, page, frame, ...waiting }: LoadedViewProps<Data>) {
  const { data } = waiting.loaded;
  if (data !== undefined) {
    return (
      <>
        {waiting.loaded.failure ? <MaybeOld loaded={waiting.loaded} alone={frame !== undefined} /> : null}
        {children(data)}
      </>
    );
  }
  if (!page) return <NotThereYet {...waiting} />;
  return (
    <div className={classNames('stack stack--5', frame)}>
      <PageHead title={page} />
      <NotThereYet {...waiting} />
    </div>
  );
}

/** What is shown stays readable when it cannot be brought up to date, and says so. */
function MaybeOld<Data>({ loaded, alone }: { loaded: Loaded<Data>; alone: boolean }) {
  return (
    <div className={alone ? 'page' : undefined}>
      <Notice tone="held" title="This may not be up to date" live>
        <p>
          {loaded.failure?.message}
          {loaded.failure?.reference ? ` Reference ${loaded.failure.reference}.` : ''}
        </p>
        <div>
          <Button size="small" icon="refresh" onClick={loaded.reload}>
            Try again
          </Button>
        </div>
      </Notice>
    </div>
  );
}

function NotThereYet<Data>({ loaded, what, skeleton }: Omit<LoadedViewProps<Data>, 'children' | 'page' | 'frame'>) {
  if (loaded.failure) {
    return (
      <ErrorState
        title={`Loading ${what} failed.`}
        safe="Nothing was changed."
        reference={loaded.failure.reference}
        onRetry={loaded.reload}
      >
        <p>{loaded.failure.message}</p>
      </ErrorState>
    );
  }
  return (
    <Loading what={what} onRetry={loaded.reload}>
      {skeleton}
    </Loading>
  );
}
