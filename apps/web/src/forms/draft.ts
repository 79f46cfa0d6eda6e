import { useEffect, useRef, useState } from 'react';

const lifeDays = 30;
const quietMilliseconds = 800;
const keyOf = (person: string, object: string) => `sidecrew-draft:${person}:${object}`;

interface StoredDraft<Value> {
  at: number;
  value: Value;
}

function read<Value>(key: string): StoredDraft<Value> | null {
  const text = localStorage.getItem(key);
  if (!text) return null;
  const stored = parsed<Value>(text);
  if (stored && Date.now() - stored.at < lifeDays * 86_400_000) return stored;
  localStorage.removeItem(key);
  return null;
}

/** Null for what an older version of this page, or something else, left behind. */
function parsed<Value>(text: string): StoredDraft<Value> | null {
  try {
    return JSON.parse(text) as StoredDraft<Value>;
  } catch {
    return null;
  }
}

export interface Draft<Value> {
  value: Value;
  set: (value: Value) => void;
  /** When it was last saved, for "Saved 14:02". */
  savedAt: number | null;
  /** True when the text comes from an earlier visit. */
  restored: boolean;
  /** Back to empty, here and in what was kept. */
  clear: () => void;
}

/** A value that survives reloads, closed tabs and ended sessions: saved 800 ms after the last key, kept 30 days. */
export function useDraft<Value>(person: string, object: string, empty: Value): Draft<Value> {
  const key = keyOf(person, object);
  const [found] = useState(() => read<Value>(key));
  const [value, setValue] = useState<Value>(found?.value ?? empty);
  const [savedAt, setSavedAt] = useState<number | null>(found?.at ?? null);
  const [restored, setRestored] = useState(found !== null);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; save: () => void }>(undefined);
  useEffect(() => {
    // A page that goes away within those 800 ms saves at once.
    const flush = () => waiting.current?.save();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  function forget() {
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
  }
  function set(next: Value) {
    setValue(next);
    forget();
    const save = () => {
      forget();
      const at = Date.now();
      localStorage.setItem(key, JSON.stringify({ at, value: next }));
      setSavedAt(at);
    };
    waiting.current = { timer: setTimeout(save, quietMilliseconds), save };
  }
  function clear() {
    forget();
    localStorage.removeItem(key);
    setValue(empty);
    setSavedAt(null);
    setRestored(false);
  }
  return { value, set, savedAt, restored, clear };
}
