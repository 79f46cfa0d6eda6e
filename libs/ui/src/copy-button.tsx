import { useState } from 'react';
import { Button } from './button';

/** Copies a text, and says so. */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }
  return (
    <Button size="small" tone="quiet" icon={copied ? 'check' : 'copy'} onClick={copy}>
      <span role="status">{copied ? 'Copied' : label}</span>
    </Button>
  );
}
