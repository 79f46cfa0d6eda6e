const eventName = 'sidecrew:session-ended';
const backName = 'sidecrew:session-back';

/** Any answer may say that the session is over; the frame listens once and asks to sign in over the page. */
export const tellSessionEnded = (): void => {
  window.dispatchEvent(new Event(eventName));
};

export function onSessionEnded(listener: () => void): () => void {
  window.addEventListener(eventName, listener);
  return () => window.removeEventListener(eventName, listener);
}

/** Signed in again over the page: what it could not load meanwhile is loaded now. */
export const tellSessionBack = (): void => {
  window.dispatchEvent(new Event(backName));
};

export function onSessionBack(listener: () => void): () => void {
  window.addEventListener(backName, listener);
  return () => window.removeEventListener(backName, listener);
}
