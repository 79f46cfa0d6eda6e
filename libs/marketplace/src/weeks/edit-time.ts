import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Work } from '@sidecrew/platform';
import { countPaidMinutes, linesToChange, mustFit } from './log-time.js';
import { lockLine } from './week-lines.js';
import type { Week } from './week-rows.js';

/** The expert changes a line while its week is open; no minutes take it out. */
@Injectable()
export class EditTime {
  constructor(private readonly work: Work) {}

  run(actor: Actor, lineId: string, time: { readonly minutes: number; readonly memo: string; readonly output: string }): Promise<Week> {
    return this.work.transaction(async (tx) => {
      const locked = await lockLine(tx, lineId);

      const lines = await linesToChange(tx, actor, locked);
      const line = lines.find(({ id }) => id === lineId);
      if (!line) throw new NotFound('line');

      if (time.minutes === 0) await tx.query(`delete from week_lines where id = $1`, [lineId]);
      else {
        mustFit(
          tx,
          locked.week,
          lines.filter((other) => other !== line),
          { day: line.day, minutes: time.minutes },
        );
        await tx.query(`update week_lines set minutes = $2, paid_minutes = 0, memo = $3, output = $4 where id = $1`, [
          lineId,
          time.minutes,
          time.memo,
          time.output,
        ]);
      }
      await countPaidMinutes(tx, locked);
      return locked.week;
    });
  }
}
