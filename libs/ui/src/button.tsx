import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';
import { KitLink, type KitLinkProps } from './link';

export type ButtonTone = 'plain' | 'primary' | 'danger' | 'quiet';

interface Look {
  tone?: ButtonTone;
  size?: 'small' | 'medium';
  wide?: boolean;
  icon?: IconName;
}

const look = ({ tone = 'plain', size, wide }: Look, extra?: string) =>
  classNames('button', tone !== 'plain' && `button--${tone}`, size === 'small' && 'button--small', wide && 'button--wide', extra);

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** What it says while it works ("Paying…"); its presence is what makes it busy. */
  busy?: string | false;
  children?: ReactNode;
}

/** A button says verb and object. While busy it keeps its place and its focus, and ignores clicks. */
export function Button({ tone, size, wide, icon, busy, className, onClick, children, ...rest }: ButtonProps) {
  const idle = Boolean(busy) || rest['aria-disabled'] === true;
  function press(event: MouseEvent<HTMLButtonElement>) {
    if (idle) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button type="button" {...rest} className={look({ tone, size, wide }, className)} aria-disabled={idle || undefined} onClick={press}>
      {icon && !busy ? <Icon name={icon} small={size === 'small'} /> : null}
      {busy ? <span role="status">{busy}</span> : children}
    </button>
  );
}

/** A link that looks like a button: it leads somewhere, it does not act. */
export function LinkButton({ tone, size, wide, icon, className, children, ...rest }: KitLinkProps & Look) {
  return (
    <KitLink {...rest} className={look({ tone, size, wide }, className)}>
      {icon ? <Icon name={icon} small={size === 'small'} /> : null}
      {children}
    </KitLink>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconName;
  /** Its name and its tooltip. */
  label: string;
}

/** Only for close, menu, search and more: everything else carries a word. */
export function IconButton({ icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames('button button--quiet button--square', className)}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </button>
  );
}
