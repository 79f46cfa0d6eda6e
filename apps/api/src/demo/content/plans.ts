/** How far a task of the demo world has come today. */
export type Fate =
  | 'open'
  | 'closed'
  | 'expired'
  | 'awaiting_funding'
  | 'contract_lapsed'
  | 'contract_cancelled'
  | 'funded'
  | 'submitted'
  | 'changes_requested'
  | 'approved'
  | 'released'
  | 'part_released'
  | 'blocked'
  | 'refund_requested'
  | 'refunded'
  | 'dispute_opened'
  | 'dispute_negotiating'
  | 'dispute_mediation'
  | 'dispute_proposed'
  | 'dispute_review'
  | 'dispute_decided'
  | 'dispute_settled';

/** What happens to one bid beside the main story, in days before today. */
export interface BidTurn {
  /** Which bid, in the order they came. */
  readonly bid: number;
  /** `agree`: the owner counters and the expert accepts. `offer`: nobody answers it; after three days it lapses. */
  readonly turn: 'agree' | 'offer' | 'refuse' | 'withdraw';
  readonly at: number;
}

export interface Plan {
  readonly title: string;
  /** Days before today. */
  readonly published: number;
  readonly bids: number;
  readonly fate: Fate;
  /** Bids first and is hired; anyone where it is left out. */
  readonly hires?: string;
  /** An open counter-offer, and whose turn it is. */
  readonly haggling?: 'owner' | 'expert';
  readonly turns?: readonly BidTurn[];
  /** The owner changed the terms, so that every bid waits for a confirmation. */
  readonly edited?: number;
  /** How many milestones the price is cut into; one where it is left out. */
  readonly milestones?: number;
}

export const plans: readonly Plan[] = [
  { title: 'Match three months of shop payouts to bank', published: 10, bids: 6, fate: 'submitted', hires: 'Emil Haas' },
  { title: 'Set up books for a new print-on-demand shop', published: 2.5, bids: 5, fate: 'open', haggling: 'expert' },
  { title: 'Monthly close for a two-site blog', published: 40, bids: 4, fate: 'released', hires: 'Nora Byrne' },
  { title: 'Find out where I owe sales tax or VAT', published: 6, bids: 3, fate: 'awaiting_funding' },
  { title: 'Sort 240 receipts before tax season', published: 45, bids: 5, fate: 'released', hires: 'Emil Haas' },
  { title: 'True profit per product', published: 15, bids: 4, fate: 'dispute_mediation', hires: 'Rafael Costa' },
  { title: 'Twelve-week cash forecast', published: 5.2, bids: 3, fate: 'contract_cancelled' },
  { title: 'Year-end folder for my accountant', published: 14, bids: 4, fate: 'changes_requested', hires: 'Rosa Silva' },
  { title: 'Four buying guides for a camping blog', published: 3.4, bids: 8, fate: 'open', haggling: 'owner' },
  { title: 'Refresh ten ageing posts', published: 16, bids: 4, fate: 'dispute_review', hires: 'David Cohen' },
  { title: 'Thirty product descriptions, calm voice', published: 18, bids: 5, fate: 'approved', hires: 'Clara Jensen' },
  { title: 'Weekly newsletter from my notes', published: 36, bids: 4, fate: 'part_released', hires: 'Hazel Quinn' },
  { title: 'Turn one talk into twelve short clips', published: 12, bids: 3, fate: 'dispute_opened', hires: 'Matteo Ricci' },
  { title: 'Lead magnet: two-week meal planner', published: 11, bids: 5, fate: 'funded', milestones: 2 },
  { title: 'Forty pins for twenty posts', published: 33, bids: 2, fate: 'expired' },
  { title: 'Fact-check six finance posts', published: 0.6, bids: 1, fate: 'open' },
  { title: 'Make my shop pass speed checks on phones', published: 4.2, bids: 6, fate: 'open', turns: [{ bid: 0, turn: 'offer', at: 1 }] },
  { title: 'Backups that I can really restore', published: 33, bids: 4, fate: 'released', hires: 'Sinead Walsh' },
  { title: 'Stop newsletters landing in spam', published: 15, bids: 3, fate: 'dispute_proposed', hires: 'Luca Moretti' },
  { title: 'Sync supplier stock every hour', published: 13, bids: 5, fate: 'refund_requested' },
  { title: 'Cookie banner and analytics that agree', published: 19, bids: 3, fate: 'dispute_decided', hires: 'Elise Dubois' },
  { title: 'Automate order-to-invoice-to-mail', published: 9, bids: 5, fate: 'contract_lapsed' },
  { title: 'Clean a hacked blog and lock it', published: 28, bids: 5, fate: 'refunded' },
  { title: 'Monthly care for two small sites', published: 9, bids: 4, fate: 'funded', hires: 'Sinead Walsh' },
  {
    title: 'Weekday inbox for a dropshipping shop',
    published: 5,
    bids: 7,
    fate: 'open',
    turns: [
      { bid: 3, turn: 'withdraw', at: 2 },
      { bid: 0, turn: 'agree', at: 0.8 },
    ],
  },
  { title: 'Write 25 saved replies and a help page', published: 30, bids: 4, fate: 'blocked', hires: 'Maeve Doyle' },
  { title: 'Handle returns for one busy month', published: 3, bids: 3, fate: 'open', edited: 0.5 },
  { title: 'Answer 60 store reviews', published: 12, bids: 4, fate: 'dispute_negotiating', hires: 'Stefan Ilic' },
  { title: 'Evidence for twelve card disputes', published: 35, bids: 3, fate: 'dispute_settled', hires: 'Theo Martin' },
  {
    title: 'German and Spanish support, three hours a week',
    published: 7.5,
    bids: 4,
    fate: 'open',
    turns: [
      { bid: 0, turn: 'offer', at: 5.2 },
      { bid: 1, turn: 'refuse', at: 1.5 },
    ],
  },
  { title: 'Weekend chat for launch', published: 19, bids: 3, fate: 'closed' },
  { title: 'Moderate a 900-member group', published: 0.3, bids: 0, fate: 'open' },
];
