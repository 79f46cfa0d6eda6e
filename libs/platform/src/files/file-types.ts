import { fileTypeFromBuffer } from 'file-type';

/** What may be uploaded, by the type that its bytes show. Anything that a browser would run is absent on purpose. */
const byBytes: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'application/zip',
  'video/mp4',
  'audio/mpeg',
  'text/vtt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
]);

/** Plain text shows no type in its bytes, so the ending decides between harmless ones. */
const textByEnding: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  md: 'text/markdown',
  json: 'application/json',
  srt: 'text/plain',
  vtt: 'text/vtt',
};

/** The real type of a file, or null when it is not one that we take. */
export async function allowedType(name: string, bytes: Buffer): Promise<string | null> {
  const shown = await fileTypeFromBuffer(bytes);
  if (shown) return byBytes.has(shown.mime) ? shown.mime : null;
  const mime = textByEnding[name.split('.').at(-1)?.toLowerCase() ?? ''];
  if (!mime || bytes.includes(0)) return null;
  return /^\s*<(?:!doctype|html|svg|script|\?xml)/i.test(bytes.subarray(0, 512).toString('utf8')) ? null : mime;
}

/** May be shown inside a page of ours; everything else is only downloaded. */
export const isShownInline = (mime: string): boolean => mime === 'application/pdf' || mime.startsWith('image/');
