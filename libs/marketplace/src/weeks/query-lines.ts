import { Injectable } from '@nestjs/common';
import { type Actor, businessDaysLater, Deadlines, NotFound, Work } from '@sidecrew/platform';
import { contractPolicy } from '../hiring/contract.policy.js';
import { queryReply } from './week-clock.js';
import { weekFact, WeekQueried } from './week.events.js';
import { NothingToQuery } from './week.refusals.js';
import { linesOfWeek, lockWeek, takeWeek, type Week } from './week-rows.js';

export interface LineQuery {
  readonly lineId: string;
  readonly reason: string;
}

/** The owner asks about lines, each with a reason. The expert has three business days; the contract goes on meanwhile. */
@Injectable()
export class QueryLines {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, weekId: string, queries: readonly LineQuery[]): Promise<Week> {
    return this.work.transaction(async (tx) => {
      const { contract, week } = await lockWeek(tx, weekId);

      if (contractPolicy.partyOf(actor, contract) !== 'owner') throw new NotFound('week');
      const queried = await takeWeek(tx, week, 'query', 'owner', { actorId: actor.id });
      const lines = new Map((await linesOfWeek(tx, weekId)).map((line) => [line.id, line]));
      for (const { lineId, reason } of queries) {
        const line = lines.get(lineId);
        if (!line) throw new NotFound('line');
        if (line.paidMinutes === 0) throw new NothingToQuery();
        await tx.query(`update week_lines set query_reason = $2 where id = $1`, [lineId, reason]);
      }
      const answerBy = businessDaysLater(tx.now, 3);
      await this.deadlines.drop(tx, weekId);
      await this.deadlines.set(tx, queryReply, weekId, answerBy);

      await tx.publish(new WeekQueried(answerBy.toISOString(), ...weekFact(contract, queried)));
      return queried;
    });
  }
}
