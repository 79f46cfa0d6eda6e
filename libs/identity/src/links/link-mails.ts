import type { Mail } from '@sidecrew/platform';

type Words = {
  readonly subject: string;
  readonly line: string;
  readonly button: string;
  readonly why: string;
};

const mail = (to: string, words: Words, url: string): Mail => ({
  to,
  subject: words.subject,
  text: `${words.line}\n\n${words.button}: ${url}\n\n${words.why}\n`,
  html: `<!doctype html><html lang="en"><body style="font-family:system-ui,sans-serif;line-height:1.5;color:#1b1d1a">
<p>${words.line}</p><p><a href="${url}">${words.button}</a></p><p style="color:#555a52">${words.why}</p></body></html>`,
});

/** Asks a new person to confirm their address. */
export const verificationMail = (to: string, publicUrl: string, token: string): Mail =>
  mail(
    to,
    {
      subject: 'Confirm your mail address for Sidecrew',
      line: 'Confirm your mail address to post tasks, bid and be paid.',
      button: 'Confirm my address',
      why: 'You get this because this address was used to join Sidecrew. If it was not you, do nothing.',
    },
    `${publicUrl}/verify?token=${token}`,
  );

/** Lets a person choose a new password. */
export const resetMail = (to: string, publicUrl: string, token: string): Mail =>
  mail(
    to,
    {
      subject: 'Choose a new Sidecrew password',
      line: 'Choose a new password. The link works once and for one hour.',
      button: 'Choose a new password',
      why: 'You get this because someone asked for it on Sidecrew. If it was not you, your password stays as it is.',
    },
    `${publicUrl}/reset?token=${token}`,
  );

/** Tells the holder of a known address that someone tried to join with it; the page answers the same in both cases. */
export const alreadyJoinedMail = (to: string, publicUrl: string): Mail =>
  mail(
    to,
    {
      subject: 'You already have a Sidecrew account',
      line: 'Someone tried to join Sidecrew with this address, which has an account already. You can sign in, or choose a new password.',
      button: 'Sign in',
      why: 'You get this because this address is yours on Sidecrew. If it was not you, do nothing.',
    },
    `${publicUrl}/sign-in`,
  );
