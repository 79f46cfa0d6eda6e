export type FilePurpose = 'task' | 'delivery' | 'dispute' | 'sample';

export interface UploadedFile {
  id: string;
  name: string;
  bytes: number;
  url: string;
}

/** Sends one file; progress is told in percent, a refusal rejects with the server's own sentence. */
export function uploadFile(file: File, purpose: FilePurpose, onPercent: (percent: number) => void, signal: AbortSignal) {
  return new Promise<UploadedFile>((resolve, reject) => {
    // fetch cannot tell how much was sent.
    const request = new XMLHttpRequest();
    request.open('POST', `/files?${new URLSearchParams({ name: file.name, purpose })}`);
    request.setRequestHeader('x-sidecrew', '1');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (event) => onPercent(Math.floor((event.loaded / event.total) * 99));
    request.onload = () => {
      if (request.status === 201) resolve(request.response as UploadedFile);
      else reject(new Error((request.response as { message?: string } | null)?.message ?? 'The file was not taken.'));
    };
    request.onerror = () => reject(new Error('The connection broke. You can resume.'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
