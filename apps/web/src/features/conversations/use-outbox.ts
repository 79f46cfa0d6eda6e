import { useEffect, useState } from 'react';

/** A message that the server has not confirmed yet. */
export interface Outgoing {
  id: string;
  text: string;
  /** The newest message that was there when it was written: an own one after it with this text is this one. */
  after: string | null;
  /** Why it did not go; null while it is on its way. */
  problem: string | null;
}

interface Arrived {
  id: string;
  mine: boolean;
  text: string;
}

const keyOf = (person: string, thread: string) => `sidecrew-outbox:${person}:${thread}`;

/** What an earlier visit could not send comes back as not sent. */
function kept(key: string): readonly Outgoing[] {
  try {
    const list = JSON.parse(localStorage.getItem(key) ?? '[]') as readonly Outgoing[];
    return list.map((one) => ({ ...one, problem: one.problem ?? 'The page was closed before it was confirmed.' }));
  } catch {
    return [];
  }
}

/** Messages on their way and those that did not go. Each stays, also over a reload, until it has arrived or is taken back. */
export function useOutbox(person: string, thread: string, messages: readonly Arrived[]) {
  const key = keyOf(person, thread);
  const [list, setList] = useState(() => kept(key));
  const waiting = list.filter((one) => !hasArrived(one, messages));
  const text = JSON.stringify(waiting);
  useEffect(() => {
    if (text === '[]') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  }, [key, text]);
  return {
    waiting,
    put: (one: Outgoing) => setList((before) => [...before.filter(({ id }) => id !== one.id), one]),
    drop: (id: string) => setList((before) => before.filter((one) => one.id !== id)),
  };
}

/** Also what seemed lost may have arrived: the answer was, not the message. Newest first. */
function hasArrived({ after, text }: Outgoing, messages: readonly Arrived[]): boolean {
  const known = messages.findIndex(({ id }) => id === after);
  const newer = known < 0 ? messages : messages.slice(0, known);
  return newer.some((message) => message.mine && message.text === text.trim());
}
