import { classNames } from './class-names';

const tones = ['', 'avatar--info', 'avatar--held', 'avatar--returned'] as const;

/** The initials that stand for a person: first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}

interface AvatarProps {
  name: string;
  size?: 'small' | 'medium' | 'large';
}

/** Decoration beside a name; the name itself is what is read. */
export function Avatar({ name, size = 'medium' }: AvatarProps) {
  const tone = tones[[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % tones.length];
  return (
    <span className={classNames('avatar', tone, size !== 'medium' && `avatar--${size}`)} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
