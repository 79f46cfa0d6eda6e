import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, newId, OutgoingMails, type Tx } from '@sidecrew/platform';
import { noticeMail } from './notice-mail.js';
import { withDates } from './with-dates.js';

/** One thing worth telling one person, in the app and by mail. */
export interface Notice {
  readonly personId: string;
  readonly kind: string;
  /** One sentence: what, who and until when. `{date:ISO}` stands for a moment and is written in the person's zone. */
  readonly sentence: string;
  /** Where the next act is: `/contracts/…`. */
  readonly path: string;
  /** The thing it is about (delivery, thread, dispute), so that "was it delivered?" can be answered. */
  readonly subjectId?: string;
  /** Words on the one button of the mail. */
  readonly action: string;
}

interface Recipient {
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
}

/**
 * Puts notices on people's lists and queues the same words as mail, in the transaction of the event's handler; since a
 * handler runs once per event, nobody is told twice.
 */
@Injectable()
export class Notices {
  constructor(
    private readonly mails: OutgoingMails,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async tell(tx: Tx, notice: Notice): Promise<void> {
    const [person] = await tx.query<Recipient>(`select email, name, time_zone as "timeZone" from users where id = $1`, [notice.personId]);
    if (!person) return;
    const sentence = withDates(notice.sentence, person.timeZone);
    const id = newId();
    await tx.query(`insert into notices (id, person_id, kind, sentence, path, subject_id, at) values ($1, $2, $3, $4, $5, $6, $7)`, [
      id,
      notice.personId,
      notice.kind,
      sentence,
      notice.path,
      notice.subjectId ?? null,
      tx.now,
    ]);
    const mail = noticeMail({ ...notice, sentence }, person.name, this.config.publicUrl);
    await this.mails.queue(tx, { key: `notice:${id}`, to: person.email, ...mail });
    await tx.touch(`notices:${notice.personId}`);
  }
}

/** A moment inside a notice's sentence. */
export const onDate = (date: Date | string): string => `{date:${new Date(date).toISOString()}}`;
