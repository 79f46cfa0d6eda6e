import type { Response } from 'express';
import { html, type Html } from './html.js';

/** Sends one whole page. */
export function sendPage(response: Response, title: string, body: Html, status = 200): void {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – payment sandbox</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/sandbox.css" />
      </head>
      <body>
        <header class="notice" role="banner">
          <p><strong>Sandbox.</strong> No real money moves here. Never type a real card, bank or id number.</p>
        </header>
        <main>${body}</main>
      </body>
    </html>`;
  response
    .status(status)
    .set('Content-Security-Policy', "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'")
    .set('Referrer-Policy', 'no-referrer')
    .set('Cache-Control', 'no-store')
    .type('html')
    .end(page.text);
}

/** A short page with one message. */
export function sendMessage(response: Response, title: string, message: string, status = 200): void {
  sendPage(
    response,
    title,
    html`<h1>${title}</h1>
      <p>${message}</p>`,
    status,
  );
}

/** A message in place about what was refused; announced by screen readers. */
export function alertBox(message: string | undefined): Html | undefined {
  return message === undefined ? undefined : html`<p class="alert" role="alert" id="error">${message}</p>`;
}

/** A labelled input with an optional hint below its label. */
export function field(about: {
  name: string;
  label: string;
  hint?: string;
  type?: string;
  value?: string;
  autocomplete?: string;
  inputmode?: string;
  required?: boolean;
}): Html {
  const { name, label, hint, type = 'text', value = '', autocomplete = 'off', inputmode, required = true } = about;
  const hintId = `${name}-hint`;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint && html`<p class="hint" id="${hintId}">${hint}</p>`}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      ${inputmode && html`inputmode="${inputmode}"`}
      ${hint && html`aria-describedby="${hintId}"`}
      ${required && 'required'}
    />
  </div>`;
}
