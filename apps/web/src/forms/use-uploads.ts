import type { UploadItem } from '@sidecrew/ui';
import { useRef, useState } from 'react';
import { type FilePurpose, uploadFile, type UploadedFile } from '../api/upload';

interface Upload extends UploadItem {
  file?: File;
  stored?: UploadedFile;
}

/** Files on their way to the server; each can be cancelled, resumed and removed. */
export function useUploads(purpose: FilePurpose, already: readonly UploadedFile[] = []) {
  const aborts = useRef(new Map<string, AbortController>());
  const [uploads, setUploads] = useState<readonly Upload[]>(() =>
    already.map((file) => ({ id: file.id, name: file.name, sizeBytes: file.bytes, percent: 100, stored: file })),
  );
  const change = (id: string, part: Partial<Upload>) =>
    setUploads((list) => list.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)));

  async function send(id: string, file: File) {
    const abort = new AbortController();
    aborts.current.set(id, abort);
    change(id, { percent: 0, problem: undefined });
    try {
      const stored = await uploadFile(file, purpose, (percent) => change(id, { percent }), abort.signal);
      change(id, { percent: 100, stored });
    } catch (error) {
      change(id, { problem: error instanceof Error ? error.message : 'The file was not taken.' });
    }
  }

  function add(files: readonly File[]) {
    for (const file of files) {
      const id = crypto.randomUUID();
      setUploads((list) => [...list, { id, name: file.name, sizeBytes: file.size, percent: 0, file }]);
      void send(id, file);
    }
  }

  function remove(id: string) {
    aborts.current.get(id)?.abort();
    setUploads((list) => list.filter((upload) => upload.id !== id));
  }

  function resume(id: string) {
    const file = uploads.find((upload) => upload.id === id)?.file;
    if (file) void send(id, file);
  }

  return {
    uploads,
    add,
    remove,
    resume,
    fileIds: uploads.flatMap((upload) => (upload.stored ? [upload.stored.id] : [])),
    pending: uploads.some((upload) => !upload.stored && !upload.problem),
  };
}
