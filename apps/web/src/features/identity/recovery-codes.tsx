import './identity.css';
import { Button, CopyButton, Notice } from '@sidecrew/ui';
import { secondFactor as words } from './words';

/** Ten codes, shown this one time; the page stays until the person says that they are kept. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  return (
    <>
      <Notice tone="held" title={words.codesTitle} live>
        {words.codesText}
      </Notice>
      <ul className="list recovery-codes" aria-label={words.codesTitle}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="cluster">
        <Button tone="primary" onClick={onKept}>
          {words.kept}
        </Button>
        <CopyButton text={codes.join('\n')} label={words.copyCodes} />
        <Button size="small" tone="quiet" onClick={() => window.print()}>
          {words.printCodes}
        </Button>
      </div>
    </>
  );
}
