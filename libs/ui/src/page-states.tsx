import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './button';
import { CopyText } from './copy-text';
import { Icon } from './icon';

interface EmptyStateProps {
  /** What this place will hold. */
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  example?: ReactNode;
}

/** One line, one action, one example. */
export function EmptyState({ title, children, action, example }: EmptyStateProps) {
  return (
    <div className="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children ? <div className="muted">{children}</div> : null}
      {example ? <p className="empty__example">{example}</p> : null}
      {action}
    </div>
  );
}

interface ErrorStateProps {
  /** What failed: "Your contracts could not be loaded." */
  title: ReactNode;
  /** What is safe: "Nothing was changed." */
  safe?: ReactNode;
  reference?: string | null;
  onRetry?: () => void;
  children?: ReactNode;
}

/** What failed, what is safe, one way on, and a code to quote. */
export function ErrorState({ title, safe, reference, onRetry, children }: ErrorStateProps) {
  return (
    <div className="empty" role="alert">
      <p className="cluster">
        <Icon name="alert" />
        <strong>{title}</strong>
      </p>
      {safe ? <p className="muted">{safe}</p> : null}
      {children}
      {onRetry ? (
        <Button icon="refresh" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
      {reference ? <CopyText label="Reference" text={reference} /> : null}
    </div>
  );
}

interface LoadingProps {
  /** What is on its way, for screen readers: "your contracts". */
  what: string;
  onRetry?: () => void;
  children?: ReactNode;
}

/** A skeleton of the final shape; words after 5 seconds, a way out after 15. */
export function Loading({ what, onRetry, children }: LoadingProps) {
  const [stage, setStage] = useState<'quiet' | 'slow' | 'stuck'>('quiet');
  useEffect(() => {
    const slow = setTimeout(() => setStage('slow'), 5_000);
    const stuck = setTimeout(() => setStage('stuck'), 15_000);
    return () => {
      clearTimeout(slow);
      clearTimeout(stuck);
    };
  }, []);
  return (
    <div className="stack" aria-busy="true">
      <span className="sr" role="status">
        Loading {what}
      </span>
      {children ?? <SkeletonLines />}
      {stage === 'quiet' ? null : <p className="muted">Still loading {what}…</p>}
      {stage === 'stuck' && onRetry ? (
        <div>
          <Button icon="refresh" onClick={onRetry}>
            Try again
          </Button>
        </div>
      ) : null}
    </div>
  );
}

export function Skeleton({ shape = 'line' }: { shape?: 'title' | 'line' | 'short' | 'card' }) {
  return <div className={`skeleton skeleton--${shape}`} aria-hidden="true" />;
}

function SkeletonLines() {
  return (
    <>
      <Skeleton shape="title" />
      <Skeleton />
      <Skeleton />
      <Skeleton shape="short" />
    </>
  );
}
