import { useState } from 'react';
import { Button } from './button';

/** A code to quote, with a button that copies it. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }
  return (
    <span className="cluster small muted">
      <span>
        {label} <code>{text}</code>
      </span>
      <Button size="small" tone="quiet" icon={copied ? 'check' : 'copy'} onClick={copy}>
        <span role="status">{copied ? 'Copied' : 'Copy'}</span>
      </Button>
    </span>
  );
}
