import { Icon } from './icon';
import { pillFor } from './status-words';

/** Icon and word; the word is the message, the colour only decoration. */
export function StatusPill({ state }: { state: string }) {
  const { word, tone, icon } = pillFor(state);
  return (
    <span className={`pill pill--${tone}`}>
      <Icon name={icon} small />
      {word}
    </span>
  );
}
