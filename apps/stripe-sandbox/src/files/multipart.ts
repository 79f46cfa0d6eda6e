/** One part of a multipart body. */
export interface Part {
  name: string;
  filename: string | null;
  type: string | null;
  content: Buffer;
}

/** Cuts a multipart body into its parts; an empty list when it has no boundary. */
export function readParts(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) return [];
  const parts: Part[] = [];
  const line = Buffer.from(`--${boundary}`);
  let start = body.indexOf(line);
  while (start >= 0) {
    const end = body.indexOf(line, start + line.length);
    if (end < 0) break;
    // After the boundary comes a line break; before the next one comes another.
    parts.push(readPart(body.subarray(start + line.length + 2, end - 2)));
    start = end;
  }
  return parts;
}

function readPart(bytes: Buffer): Part {
  const split = bytes.indexOf('\r\n\r\n');
  const head = bytes.subarray(0, split).toString('utf8');
  return {
    name: /[; ]name="([^"]*)"/.exec(head)?.[1] ?? '',
    filename: /filename="([^"]*)"/.exec(head)?.[1] ?? null,
    type: /content-type: *(\S+)/i.exec(head)?.[1] ?? null,
    content: bytes.subarray(split + 4),
  };
}
