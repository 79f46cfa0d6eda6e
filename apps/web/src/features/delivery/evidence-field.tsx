import { Card, Field, FileDrop, TextArea, TextInput, UploadList } from '@sidecrew/ui';
import { useEffect } from 'react';
import { useUploads } from '../../forms/use-uploads';

export interface EvidenceText {
  note: string;
  url: string;
}

interface EvidenceFieldProps {
  item: { id: string; text: string };
  value: EvidenceText;
  error?: string;
  onChange: (value: EvidenceText) => void;
  onFiles: (fileIds: readonly string[], pending: boolean) => void;
}

/** The proof of one checklist item: a note, and a link or files. */
export function EvidenceField({ item, value, error, onChange, onFiles }: EvidenceFieldProps) {
  const files = useUploads('delivery');
  const ids = files.fileIds.join(',');
  useEffect(() => onFiles(ids ? ids.split(',') : [], files.pending), [ids, files.pending, onFiles]);
  return (
    <Card as="section" labelledBy={`item-${item.id}`}>
      <h2 id={`item-${item.id}`}>
        <bdi>{item.text}</bdi>
      </h2>
      <Field name={`note-${item.id}`} label="What you did" error={error}>
        <TextArea rows={2} value={value.note} onChange={(event) => onChange({ ...value, note: event.currentTarget.value })} />
      </Field>
      <Field name={`url-${item.id}`} label="Link" optional>
        <TextInput
          type="url"
          inputMode="url"
          value={value.url}
          onChange={(event) => onChange({ ...value, url: event.currentTarget.value })}
        />
      </Field>
      <FileDrop
        label={`Files for “${item.text}”`}
        hint="Documents, pictures, text, sound, video or archives, up to 25 MB each."
        onFiles={files.add}
      />
      <UploadList items={files.uploads} onRemove={files.remove} onResume={files.resume} />
    </Card>
  );
}
