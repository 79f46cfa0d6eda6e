import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { newId } from '../database/ids.js';
import type { Tx } from '../database/tx.js';
import { Work } from '../database/work.js';
import { Worker } from '../work/worker.js';
import { type Mail, Mailer } from './mailer.js';

interface QueuedMail extends Mail {
  readonly id: string;
}

const attempts = 12;

/** Mails are rows first: queued in the transaction that wants them, sent by the worker, once per key. */
@Injectable()
export class OutgoingMails implements OnModuleInit {
  private readonly log = new Logger(OutgoingMails.name);

  constructor(
    private readonly work: Work,
    private readonly worker: Worker,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.worker.sweep('mails', () => this.sendSome());
  }

  /** Queues a mail; the same key queues nothing twice. */
  async queue(tx: Tx, mail: Mail & { readonly key: string }): Promise<void> {
    await tx.query(
      `insert into outgoing_mails (id, key, recipient, subject, text, html, queued_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (key) do nothing`,
      [newId(), mail.key, mail.to, mail.subject, mail.text, mail.html, tx.now],
    );
    await tx.wakeWorker();
  }

  private async sendSome(): Promise<number> {
    // Claims by pushing the next try into the future, so a killed process repeats the mail instead of losing it.
    const mails = await this.work.transaction((tx) =>
      tx.query<QueuedMail>(
        `update outgoing_mails set attempts = attempts + 1, retry_at = now() + least(interval '10 seconds' * power(3, attempts), interval '6 hours')
          where id in (select id from outgoing_mails where sent_at is null and attempts < $1 and (retry_at is null or retry_at <= now())
                        order by queued_at limit 20 for update skip locked)
        returning id, recipient as "to", subject, text, html`,
        [attempts],
      ),
    );
    await Promise.all(mails.map((mail) => this.sendOne(mail)));
    return mails.length;
  }

  private async sendOne({ id, ...mail }: QueuedMail): Promise<void> {
    try {
      await this.mailer.send(mail);
      // Links in a mail are secrets; once the server has it, the text is not kept.
      await this.work.read(`update outgoing_mails set sent_at = now(), text = '', html = '' where id = $1`, [id]);
    } catch (error) {
      this.log.warn(`A mail waits for its next try: ${String(error)}`);
      await this.work.read(`update outgoing_mails set last_error = $2 where id = $1`, [id, String(error).slice(0, 500)]);
    }
  }
}
