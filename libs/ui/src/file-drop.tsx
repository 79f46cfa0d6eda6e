import { type ClipboardEvent, type DragEvent, useId, useState } from 'react';
import { Button } from './button';
import { Icon } from './icon';

interface FileDropProps {
  label: string;
  /** Types and size, said before anything is chosen. */
  hint: string;
  accept?: string;
  onFiles: (files: readonly File[]) => void;
}

/** Drop, paste or choose; the native file input stays, so that it works with keys and cameras. */
export function FileDrop({ label, hint, accept, onFiles }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  function take(list: FileList | null) {
    if (list && list.length > 0) onFiles([...list]);
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  }
  return (
    <div
      className="drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={(event: ClipboardEvent) => take(event.clipboardData.files)}
    >
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <p className="field__hint" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        className="drop__input"
        id={id}
        type="file"
        multiple
        accept={accept}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file may be chosen again after it was removed.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

export interface UploadItem {
  id: string;
  name: string;
  sizeBytes: number;
  /** 0 to 100 while it travels; 100 when it has arrived. */
  percent: number;
  problem?: string;
}

interface UploadListProps {
  items: readonly UploadItem[];
  onRemove?: (id: string) => void;
  onResume?: (id: string) => void;
}

/** "1.2 MB": sizes as people know them. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Files with their real names, their progress and what went wrong. */
export function UploadList({ items, onRemove, onResume }: UploadListProps) {
  return (
    <ul className="uploads">
      {items.map((item) => (
        <li className="upload" key={item.id}>
          <span className="cluster">
            <Icon name="file" />
            <bdi>{item.name}</bdi>
            <span className="small muted num">{fileSize(item.sizeBytes)}</span>
          </span>
          <span className="cluster">
            {item.problem && onResume ? (
              <Button size="small" onClick={() => onResume(item.id)}>
                Resume<span className="sr"> {item.name}</span>
              </Button>
            ) : null}
            {onRemove ? (
              <Button size="small" tone="quiet" onClick={() => onRemove(item.id)}>
                {item.percent < 100 && !item.problem ? 'Cancel' : 'Remove'}
                <span className="sr"> {item.name}</span>
              </Button>
            ) : null}
          </span>
          {item.percent < 100 && !item.problem ? <progress max={100} value={item.percent} aria-label={`Uploading ${item.name}`} /> : null}
          {item.problem ? <p className="field__error">{item.problem}</p> : null}
        </li>
      ))}
    </ul>
  );
}
