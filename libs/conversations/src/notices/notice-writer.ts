import { Injectable } from '@nestjs/common';
import { type DomainEvent, type DomainEventClass, type EventFields, EventHandlers, type Tx } from '@sidecrew/platform';
import { type Notice, Notices } from './tell.js';

/** The names that sentences need. */
export interface Names {
  readonly task: string;
  readonly owner: string;
  readonly expert: string;
}

/** Where the names come from: the ids that an event carries. */
interface About {
  readonly taskId?: string;
  readonly contractId?: string;
  readonly ownerId?: string;
  readonly expertId?: string;
}

/** Who is told and in which words; nothing where nobody needs to hear it. */
export type Telling = Omit<Notice, 'kind'>;

/** Turns a fact into notices: one line per event in the `tell-about-…` files. */
@Injectable()
export class NoticeWriter {
  constructor(
    private readonly handlers: EventHandlers,
    private readonly notices: Notices,
  ) {}

  /** `name` is the sentence of the handler, `tell-owner-when-bid-is-submitted`. */
  on<E extends DomainEvent & About>(
    event: DomainEventClass<E>,
    name: string,
    say: (event: EventFields<E>, names: Names) => readonly Telling[],
  ): void {
    this.handlers.on(event, name, async (tx, fields) => {
      const names = await namesFor(tx, fields as About);
      for (const telling of say(fields, names)) await this.notices.tell(tx, { ...telling, kind: event.name });
    });
  }
}

async function namesFor(tx: Tx, about: About): Promise<Names> {
  const [row] = await tx.query<{ task: string | null; owner: string | null; expert: string | null }>(
    `select coalesce((select title from contracts where id = $2), (select title from tasks where id = $1)) as task,
            (select name from users where id = $3) as owner, (select name from users where id = $4) as expert`,
    [about.taskId ?? null, about.contractId ?? null, about.ownerId ?? null, about.expertId ?? null],
  );
  return { task: row?.task ?? 'your task', owner: row?.owner ?? 'The owner', expert: row?.expert ?? 'The expert' };
}
