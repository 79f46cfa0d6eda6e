import { ErrorState, Loading } from '@sidecrew/ui';
import type { ReactNode } from 'react';
import type { Loaded } from './use-data';

interface LoadedViewProps<Data> {
  loaded: Loaded<Data>;
  /** "your contracts": for the waiting and the failing sentence. */
  what: string;
  skeleton?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** The states that every loaded part has: on its way, failed, there. A failed part leaves its page standing. */
export function LoadedView<Data>({ loaded, what, skeleton, children }: LoadedViewProps<Data>) {
  if (loaded.data !== undefined) return children(loaded.data);
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
