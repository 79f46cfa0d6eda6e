import { once } from 'node:events';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/**
 * A mail server that delivers nothing: what the app sends lands in the mailbox, to be read in the browser.
 * @param {import('./mailbox.mjs').Mailbox} mailbox
 * @param {number} port
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startMailCatcher(mailbox, port) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        mailbox.add({
          from: mail.from?.text ?? '',
          // The envelope and not the header: that is who would really get it, hidden copies included.
          to: session.envelope.rcptTo.map(({ address }) => address),
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: mail.html || null,
          headers: Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(key.length + 1).trim()])),
        });
        done();
      }, done);
    },
  });
  server.on('error', () => {
    // A client that hangs up half-way is its own affair.
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
