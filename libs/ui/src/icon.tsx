import { classNames } from './class-names';
import { type IconName, iconPaths } from './icon-paths';

export type { IconName } from './icon-paths';

interface IconProps {
  name: IconName;
  small?: boolean;
  /** Only where the icon stands alone; beside a word it stays silent. */
  label?: string;
}

/** A 20 px line icon. */
export function Icon({ name, small, label }: IconProps) {
  return (
    <svg
      className={classNames('icon', small && 'icon--small')}
      viewBox="0 0 20 20"
      width={small ? 16 : 20}
      height={small ? 16 : 20}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
