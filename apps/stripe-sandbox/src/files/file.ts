/** A document handed in as evidence. Only its name and size are kept, never its contents. */
export interface StoredFile {
  id: string;
  object: 'file';
  created: number;
  expires_at: number | null;
  filename: string | null;
  purpose: string;
  size: number;
  title: string | null;
  type: string | null;
  url: null;
}
