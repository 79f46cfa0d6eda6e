import { html } from './html.mjs';

/**
 * The frame around every page of the desk.
 * @param {{ title: string, appUrl: string, body: unknown }} page
 */
export function frame({ title, appUrl, body }) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Sidecrew demo desk</title>
        <link rel="stylesheet" href="/desk.css" />
      </head>
      <body>
        <header>
          <p><strong>Demo desk.</strong> It belongs to the demo, not to Sidecrew: nothing here exists in production.</p>
          <nav aria-label="Demo desk">
            <a href="/mail">Mail</a>
            <a href="/clock">Clock</a>
            <a href="${appUrl}">Sidecrew</a>
          </nav>
        </header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `;
}

const FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' });

/** @param {Date} date */
export function inWords(date) {
  return `${FORMAT.format(date)} UTC`;
}
