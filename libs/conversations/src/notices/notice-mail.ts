interface MailWords {
  readonly sentence: string;
  readonly path: string;
  readonly action: string;
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/** The mail of a notice: subject says what, one button, why you got it, and a plain twin. */
export function noticeMail(words: MailWords, name: string, publicUrl: string): { subject: string; text: string; html: string } {
  const link = `${publicUrl}${words.path}`;
  const why = 'You get this because it is about your work on Sidecrew. You can choose what is mailed in your settings.';
  return {
    subject: words.sentence.length > 140 ? `${words.sentence.slice(0, 139)}…` : words.sentence,
    text: `${name}, ${words.sentence}\n\n${words.action}: ${link}\n\n${why}\n`,
    html: `<!doctype html><html lang="en"><body style="font-family:system-ui,sans-serif;line-height:1.5;color:#1b1d1a;background:#fafaf7;padding:24px">
<div style="max-width:560px;margin:0 auto;background:#fff;border:1px solid #dadbd3;border-radius:12px;padding:24px">
<p style="margin:0 0 16px">${escapeHtml(name)},</p><p style="margin:0 0 24px">${escapeHtml(words.sentence)}</p>
<p style="margin:0 0 24px"><a href="${escapeHtml(link)}" style="background:#0a6151;color:#fff;text-decoration:none;padding:12px 20px;border-radius:8px;display:inline-block">${escapeHtml(words.action)}</a></p>
<p style="margin:0;color:#555a52;font-size:14px">${escapeHtml(why)}</p></div></body></html>`,
  };
}
