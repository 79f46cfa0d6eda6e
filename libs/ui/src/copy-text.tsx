import { CopyButton } from './copy-button';

/** A code to quote, with a button that copies it. */
export function CopyText({ label, text }: { label: string; text: string }) {
  return (
    <span className="cluster small muted">
      <span>
        {label} <code>{text}</code>
      </span>
      <CopyButton text={text} />
    </span>
  );
}
