import { notFound } from '../server/run-operation';

/** Any other address: answers 404, the frame's error page does the talking. */
export function loader() {
  throw notFound();
}

export default function NotFound() {
  return null;
}
