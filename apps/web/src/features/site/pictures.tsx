import type { ReactNode } from 'react';

/** Three line drawings of how held payment works. They repeat the words beside them, so they stay silent. */
export function PayPicture() {
  return (
    <Frame>
      <rect className="picture__paper" x="18" y="34" width="60" height="52" rx="6" />
      <path className="picture__line" d="M28 50h40M28 60h28M28 70h34" />
      <path className="picture__way" d="M86 60h34m-8-6 8 6-8 6" />
      <rect className="picture__box" x="130" y="38" width="52" height="46" rx="6" />
      <path className="picture__strong" d="M144 38v-7a12 12 0 0 1 24 0v7" />
      <circle className="picture__coin" cx="156" cy="60" r="9" />
      <path className="picture__strong" d="M156 60v9" />
    </Frame>
  );
}

export function DeliverPicture() {
  return (
    <Frame>
      <rect className="picture__paper" x="58" y="18" width="84" height="84" rx="6" />
      <path className="picture__strong" d="m70 38 4 4 8-9M70 60l4 4 8-9M70 82l4 4 8-9" />
      <path className="picture__line" d="M92 39h38M92 61h30M92 83h36" />
    </Frame>
  );
}

export function ReleasePicture() {
  return (
    <Frame>
      <rect className="picture__box" x="18" y="38" width="52" height="46" rx="6" />
      <path className="picture__strong" d="M32 38v-7a12 12 0 0 1 23-5" />
      <path className="picture__way" d="M78 54c14-8 24-8 40-4m-9-7 9 7-8 7" />
      <path className="picture__way picture__way--back" d="M118 76c-14 8-26 8-40 4m9 7-9-7 8-7" />
      <circle className="picture__coin" cx="142" cy="50" r="10" />
      <circle className="picture__coin" cx="158" cy="56" r="10" />
      <path className="picture__strong" d="M126 84h52M132 92h40" />
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <svg className="picture" viewBox="0 0 200 120" width="200" height="120" aria-hidden="true">
      {children}
    </svg>
  );
}
