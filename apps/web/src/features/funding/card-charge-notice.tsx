import { Notice, shortMoment, useViewerSettings } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { sentenceOf } from '../../words/sentence';
import { cardName } from './card-words';
import { ConfirmWithBank } from './confirm-with-bank';

export const CardChargeNotice_milestone = graphql(`
  fragment CardChargeNotice_milestone on Milestone {
    id
    deadlines {
      kind
      dueAt
    }
    cardCharge {
      state
      brand
      last4
      because
      retryAt
    }
  }
`);

interface CardChargeNoticeProps {
  milestone: FragmentType<typeof CardChargeNotice_milestone>;
  /** The viewer comes to answer their bank: its page is opened at once. */
  confirmNow: boolean;
}

/** How a payment by saved card stands, and what the owner may do about it. */
export function CardChargeNotice({ milestone, confirmNow }: CardChargeNoticeProps) {
  const { id, deadlines, cardCharge } = readFragment(CardChargeNotice_milestone, milestone);
  const { locale, timeZone, now } = useViewerSettings();
  if (!cardCharge) return null;
  const moment = (at: string | null | undefined) => (at ? shortMoment(Date.parse(at), now, locale, timeZone) : '');
  const card = cardName(cardCharge);
  const because = cardCharge.because ?? 'the bank gave no reason';
  switch (cardCharge.state) {
    case 'charging':
      return (
        <Notice tone="held" title={`Charging your ${card}`} live>
          <p>This takes a moment. You can leave this page; we tell you when it is done.</p>
        </Notice>
      );
    case 'declined':
      return (
        <Notice tone="bad" title={`Your ${card} was declined: ${because}.`} live>
          <p>Nothing was charged. We try it again on {moment(cardCharge.retryAt)}. You can also pay another way now, or stop.</p>
        </Notice>
      );
    case 'asked_back': {
      const until = moment(deadlines.find(({ kind }) => kind === 'CARD_CONFIRM')?.dueAt);
      return (
        <Notice tone="held" title={`${sentenceOf(because)}.`} live>
          <p>
            Your {card} was not charged yet. A payment page waits for you until {until}; nothing is charged before you say yes there.
          </p>
          <ConfirmWithBank milestoneId={id} atOnce={confirmNow} />
        </Notice>
      );
    }
    case 'over':
      return (
        <Notice tone="bad" title={`Your ${card} was not charged: ${because}.`}>
          <p>Nothing was charged. Pay another way when you are ready.</p>
        </Notice>
      );
  }
}
