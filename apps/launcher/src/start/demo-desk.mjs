import { Mailbox } from '../desk/mailbox.mjs';
import { startDesk } from '../desk/desk-server.mjs';
import { startMailCatcher } from '../desk/mail-catcher.mjs';
import { ProductClock } from '../desk/product-clock.mjs';
import { claimPort } from '../free-port.mjs';
import { inState } from '../places.mjs';

/**
 * Starts the mail catcher and the desk at which the demo reads mail and moves the clock.
 * @param {{ ownerUrl: string, sandboxUrl?: string, appUrl: string }} where
 */
export async function startDemoDesk({ ownerUrl, sandboxUrl, appUrl }) {
  const mailbox = new Mailbox(inState('mail'));
  const catcher = await startMailCatcher(mailbox, await claimPort(2525));
  const clock = new ProductClock({ ownerUrl, sandboxUrl });
  const desk = await startDesk({ mailbox, clock, appUrl, port: await claimPort(3025) });
  return {
    name: 'demo-desk',
    url: desk.url,
    smtpUrl: catcher.url,
    async stop() {
      await desk.stop();
      await catcher.stop();
    },
  };
}
