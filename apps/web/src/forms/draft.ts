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
  const stored = JSON.parse(text) as StoredDraft<Value>;
  if (Date.now() - stored.at < lifeDays * 86_400_000) return stored;
  localStorage.removeItem(key);
  return null;
}

export interface Draft<Value> {
  value: Value;
  set: (value: Value) => void;
  /** When it was last saved, for "Saved 14:02". */
  savedAt: number | null;
  /** True when the text comes from an earlier visit. */
  restored: boolean;
  clear: () => void;
}

/** A value that survives reloads, closed tabs and ended sessions: saved 800 ms after the last key, kept 30 days. */
export function useDraft<Value>(person: string, object: string, empty: Value): Draft<Value> {
  const key = keyOf(person, object);
  const [found] = useState(() => read<Value>(key));
  const [value, setValue] = useState<Value>(found?.value ?? empty);
  const [savedAt, setSavedAt] = useState<number | null>(found?.at ?? null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  function set(next: Value) {
    setValue(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const at = Date.now();
      localStorage.setItem(key, JSON.stringify({ at, value: next }));
      setSavedAt(at);
    }, quietMilliseconds);
  }
  function clear() {
    clearTimeout(timer.current);
    localStorage.removeItem(key);
    setSavedAt(null);
  }
  return { value, set, savedAt, restored: found !== null, clear };
}
