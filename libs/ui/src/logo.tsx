/** The mark: a big wheel and a small one on one axle, a rider with a sidecar. */
export function LogoMark({ size = 28 }: { size?: number }) {
  return (
    <svg className="logo__mark" viewBox="0 0 28 28" width={size} height={size} aria-hidden="true">
      <rect className="logo__tile" width="28" height="28" rx="6" />
      <circle className="logo__wheel" cx="11" cy="14" r="5.75" />
      <circle className="logo__hub" cx="21.25" cy="17" r="2.75" />
      <path className="logo__axle" d="M5.25 21.5h18.75" />
    </svg>
  );
}

/** Mark and word; the word is text, so that it scales, selects and reads. */
export function Logo() {
  return (
    <span className="logo">
      <LogoMark />
      <span className="logo__word">Sidecrew</span>
    </span>
  );
}
