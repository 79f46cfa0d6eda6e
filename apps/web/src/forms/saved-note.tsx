import { Button, Notice, useViewerSettings } from '@sidecrew/ui';

/** "Saved 14:02", politely. */
export function SavedNote({ savedAt }: { savedAt: number | null }) {
  const { locale, timeZone } = useViewerSettings();
  const hour = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
  return (
    <p className="saved" role="status">
      {savedAt === null ? '' : `Saved on this device ${hour.format(savedAt)}`}
    </p>
  );
}

/** Says that earlier text came back, and offers to begin anew. */
export function RestoredNotice({ onDiscard }: { onDiscard: () => void }) {
  return (
    <Notice tone="info">
      <p>Your text from an earlier visit is back.</p>
      <div>
        <Button size="small" onClick={onDiscard}>
          Start afresh
        </Button>
      </div>
    </Notice>
  );
}
