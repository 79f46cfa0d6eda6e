import { Injectable } from '@nestjs/common';
import { Money } from '@sidecrew/money';
import { type Actor, MoneyType, NotFound } from '@sidecrew/platform';
import { AutoFundingsReader, type ShownAutoFunding, type ShownPrefund } from '../auto-fundings.reader.js';
import { AutoFundingType, PeriodType } from './auto-funding.types.js';

/** `isOwner`: only the owner sees where their bank asks for them. */
export function showAutoFunding(
  { amountMinor, monthlyCapMinor, currency, periods, ...row }: ShownAutoFunding,
  isOwner: boolean,
): AutoFundingType {
  const money = (minor: string) => MoneyType.from(Money.of(minor, currency));
  return Object.assign(new AutoFundingType(), {
    ...row,
    amount: money(amountMinor),
    monthlyCap: money(monthlyCapMinor),
    periods: periods.map((period) => showPeriod(period, isOwner)),
  });
}

function showPeriod(period: ShownPrefund, isOwner: boolean): PeriodType {
  const { id, startsOn, endsOn, state, currency, retryAt, pageUrl, pageUntil } = period;
  const money = (minor: string) => MoneyType.from(Money.of(minor, currency));
  return Object.assign(new PeriodType(), {
    ...{ id, startsOn, endsOn, state },
    price: money(period.priceMinor),
    ownerFee: money(period.ownerFeeMinor),
    rolledOver: money(period.rolledMinor),
    held: money(period.heldMinor),
    retryAt: isOwner ? retryAt : null,
    pageUrl: isOwner ? pageUrl : null,
    pageUntil: isOwner ? pageUntil : null,
  });
}

/** The answer of every verb on an auto-funding: the thing as it stands after the commit. */
@Injectable()
export class ShownAutoFundings {
  constructor(private readonly reader: AutoFundingsReader) {}

  async after(actor: Actor, done: Promise<{ readonly id: string }>): Promise<AutoFundingType> {
    const row = await this.reader.find(actor, (await done).id);
    if (!row) throw new NotFound('auto-funding');
    return showAutoFunding(row, true);
  }
}
