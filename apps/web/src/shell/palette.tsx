import { Dialog, Field, Icon, KitLink, TextInput } from '@sidecrew/ui';
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useLocation } from 'react-router';
import type { SessionViewer } from '../server-context';
import { accountLinks, mainLinks, moreLinks } from './navigation';
import { words } from './words';

const never = () => () => undefined;
/** The attribute, not React's own way, which comes before the dialog is shown. */
const takesFocus = (input: HTMLInputElement | null) => input?.setAttribute('autofocus', '');

/**
 * Ctrl or Cmd and K: every page of this person by its name. Each place is also a link in the menus, so that nobody needs
 * to know the keys. The list is plain links: Tab and Enter work, arrow keys are a help.
 */
export function Palette({ viewer }: { viewer: SessionViewer }) {
  const [open, setOpen] = useState(false);
  const { key } = useLocation();
  const [openedAt, setOpenedAt] = useState(key);
  // Somebody went on: the palette has done its work.
  if (open && openedAt !== key) setOpen(false);
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  function show() {
    setOpenedAt(key);
    setOpen(true);
  }
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpenedAt(key);
      setOpen((before) => !before);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [key]);
  return (
    <>
      <button type="button" className="menu__item" aria-keyshortcuts="Control+K Meta+K" onClick={show}>
        <Icon name="search" />
        {words.palette.open} <kbd>{words.palette.keys}</kbd>
      </button>
      {/* Outside the menu that holds the button: a closed menu would hide it. */}
      {inBrowser
        ? createPortal(
            <Dialog open={open} title={words.palette.title} onClose={() => setOpen(false)}>
              <Places viewer={viewer} />
            </Dialog>,
            document.body,
          )
        : null}
    </>
  );
}

function Places({ viewer }: { viewer: SessionViewer }) {
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const wanted = text.trim().toLowerCase();
  const places = [...mainLinks(viewer), ...accountLinks(viewer), ...moreLinks(viewer)].filter(({ label }) =>
    label.toLowerCase().includes(wanted),
  );
  function move(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const stops = [...(list.current?.querySelectorAll<HTMLElement>('input, a') ?? [])];
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) stops[1]?.click();
    if (step === 0 || stops.length === 0) return;
    event.preventDefault();
    const at = stops.findIndex((stop) => stop === document.activeElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
  }
  return (
    <div className="stack stack--3" ref={list} onKeyDown={move}>
      <Field name="palette" label={words.palette.label} hint={words.palette.hint}>
        <TextInput
          type="search"
          autoComplete="off"
          ref={takesFocus}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      <p className="sr" role="status">
        {words.palette.found(places.length)}
      </p>
      <ul className="menu__list palette__list">
        {places.map(({ href, label }) => (
          <li key={href}>
            <KitLink href={href} className="menu__item">
              {label}
            </KitLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
