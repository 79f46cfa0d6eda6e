const eventName = 'sidecrew:session-ended';

/** Any answer may say that the session is over; the frame listens once and asks to sign in over the page. */
export const tellSessionEnded = (): void => {
  window.dispatchEvent(new Event(eventName));
};

export function onSessionEnded(listener: () => void): () => void {
  window.addEventListener(eventName, listener);
  return () => window.removeEventListener(eventName, listener);
}
