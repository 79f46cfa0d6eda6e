import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Work } from '@sidecrew/platform';
import { contractPolicy } from '../hiring/contract.policy.js';
import { SettleWeek } from './settle-week.js';
import { lockLine } from './week-lines.js';
import { AnswerOutOfRange } from './week.refusals.js';
import { linesOfWeek, takeWeek, type Week } from './week-rows.js';

/**
 * The expert answers a question about a line: no minutes accept that it is not paid, fewer minutes adjust it. The last answer
 * approves the week. To contest a line is for disputes over lines, which are not there yet.
 */
@Injectable()
export class AnswerQuery {
  constructor(
    private readonly work: Work,
    private readonly settle: SettleWeek,
  ) {}

  run(actor: Actor, lineId: string, minutes: number): Promise<Week> {
    return this.work.transaction(async (tx) => {
      const locked = await lockLine(tx, lineId);

      if (contractPolicy.partyOf(actor, locked.contract) !== 'expert') throw new NotFound('line');
      const queried = await takeWeek(tx, locked.week, 'answer', 'expert', { to: 'queried' });
      const line = (await linesOfWeek(tx, queried.id)).find(({ id }) => id === lineId);
      if (!line || line.queryReason === null) throw new NotFound('query');
      if (minutes >= line.paidMinutes) throw new AnswerOutOfRange(line.paidMinutes);

      await tx.query(`update week_lines set answered_minutes = $2 where id = $1`, [lineId, minutes]);
      await tx.touch(`contract:${queried.contractId}`);
      const open = (await linesOfWeek(tx, queried.id)).some(
        ({ queryReason, answeredMinutes }) => queryReason !== null && answeredMinutes === null,
      );
      return open ? queried : this.settle.approve(tx, locked, 'answer', 'expert', actor.id);
    });
  }
}
