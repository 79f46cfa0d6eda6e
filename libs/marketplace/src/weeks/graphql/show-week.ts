import { Injectable } from '@nestjs/common';
import { Money } from '@sidecrew/money';
import { type Actor, MoneyType, NotFound } from '@sidecrew/platform';
import { approvedMinutesOf, costOf } from '../hours.js';
import type { AgreementRow } from '../week-rows.js';
import { type ShownAgreement, type ShownWeek, WeeksReader } from '../weeks.reader.js';
import { HourlyAgreementType, WeekType } from './week.types.js';

export const showAgreement = ({ weeks, ...agreement }: ShownAgreement): HourlyAgreementType =>
  Object.assign(new HourlyAgreementType(), {
    id: agreement.id,
    state: agreement.state,
    proposedBy: agreement.proposedBy,
    rate: MoneyType.from(Money.of(agreement.rateMinor, agreement.currency)),
    capHours: agreement.capMinutes / 60,
    weeks: weeks.map((week) => showWeek(week, agreement)),
  });

function showWeek({ id, startsOn, state, lines, approvedMinutes }: ShownWeek, { rateMinor, currency }: AgreementRow): WeekType {
  const countedMinutes = approvedMinutes ?? approvedMinutesOf(lines);
  return Object.assign(new WeekType(), {
    ...{ id, startsOn, state, lines, countedMinutes },
    unpaidMinutes: lines.reduce((sum, { minutes, paidMinutes }) => sum + minutes - paidMinutes, 0),
    cost: MoneyType.from(Money.of(costOf(countedMinutes, BigInt(rateMinor)), currency)),
  });
}

/** The answers of the verbs: the thing as it stands after the commit. */
@Injectable()
export class ShownWeeks {
  constructor(private readonly reader: WeeksReader) {}

  async agreementAfter(actor: Actor, done: Promise<{ readonly id: string }>): Promise<HourlyAgreementType> {
    const row = await this.reader.agreement(actor, (await done).id);
    if (!row) throw new NotFound('hourly agreement');
    return showAgreement(row);
  }

  async weekAfter(actor: Actor, done: Promise<{ readonly id: string }>): Promise<WeekType> {
    const row = await this.reader.week(actor, (await done).id);
    if (!row) throw new NotFound('week');
    return showWeek(row.week, row.agreement);
  }
}
