import './identity.css';
import { encode } from 'uqr';

/** A key as a code that a phone's camera reads. Drawn on the page: nobody else learns the key. */
export function KeyPicture({ link, label }: { link: string; label: string }) {
  // The norm wants four empty squares around the code.
  const { size, data } = encode(link, { ecc: 'M', border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className="key-picture" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={squares.join('')} fill="currentColor" />
    </svg>
  );
}
