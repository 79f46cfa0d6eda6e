export const landing = {
  title: 'Small jobs for your side hustle, done by people we have checked',
  description: 'Hand over bookkeeping, posts, site care or customer mail. Your payment is held and leaves only when you approve.',
  headline: 'Hand over the small jobs. Keep your evenings.',
  lead: 'Sidecrew finds a checked expert for your books, posts, site or inbox, and holds your payment until you approve the work.',
  act: 'Describe a task',
  look: 'See what others ask for',
  facts: ['Free to post, free to bid', 'You see bids within a day or two', 'Money back if nothing is delivered'],
  categories: 'What people hand over',
  from: 'from',
  noPrice: 'No prices yet',
  picturesTitle: 'Your money waits until the work is done',
  pictures: [
    {
      title: 'You pay, we hold it',
      text: 'You pay when you have chosen a bid. The expert sees that the money is there and starts. Nobody can touch it yet.',
    },
    {
      title: 'The expert delivers',
      text: 'Each item of your checklist comes with its proof: a file, a link, a note. You have seven days to look.',
    },
    {
      title: 'You approve, it leaves',
      text: 'Approve all of it or a part, ask for changes, or open a dispute. What is not earned goes back to your card.',
    },
  ],
  receiptTitle: 'One receipt, both sides',
  receiptLead: 'Fees are on the bid before anyone signs. This is what a task of 120.00 USD looks like at its end.',
  receiptTask: 'Match three months of shop payouts to bank',
  price: 'Price agreed',
  ownerFee: 'Owner fee',
  ownerPays: 'Owner paid',
  expertFee: 'Expert fee',
  expertGets: 'Expert received',
  seeFees: 'Work out your own figures',
  expertTitle: 'Good at one of these?',
  expertText: 'Get checked once in your field, bid on tasks that say exactly what done means, and start only when the money is there.',
  expertAct: 'Find tasks',
} as const;

export const howItWorks = {
  title: 'How it works',
  lead: 'Seven steps. At each one both sides see the same words, the same date and what happens if nobody acts.',
  steps: [
    [
      'Post',
      'The owner says what is needed, by when, and writes a checklist: what done means. We screen it within a day, most within a minute.',
    ],
    ['Bid', 'Experts who were checked in the category bid with a price, days and work samples. Bids are sealed: only the owner sees them.'],
    ['Hire', 'The owner makes an offer on one exact version of a bid. The expert accepts within three days, and the terms stand.'],
    ['Fund', 'The owner pays on our payment partner’s page. The money is held. Work starts now, not before.'],
    ['Deliver', 'The expert gives proof for every checklist item. An empty delivery is not possible.'],
    [
      'Approve or dispute',
      'The owner has seven days to approve, in full or in part, to ask for changes twice, or to dispute. Silence approves, after reminders.',
    ],
    ['Pay out', 'After a clearing time of five days the money goes to the expert’s bank. Both sides review each other, blind.'],
  ],
  silenceTitle: 'If someone goes silent',
  silence: [
    [
      'The owner does not review',
      'After seven days the delivery is approved by itself, but only if our reminders reached the owner. The owner may still object during clearing.',
    ],
    ['The expert does not deliver', 'A day after the due date the owner cancels with one tap and gets everything back, fee included.'],
    ['Both go silent', 'On day 75 delivered work is paid and the rest goes back to the card it came from.'],
  ],
  disputeTitle: 'If you cannot agree',
  dispute:
    'A dispute is free and takes at most 21 days. The money stays held. Each side says what would be fair, to the cent; if you do not meet, a person proposes a split with reasons that cite the checklist. Either side may reject it; then a second person decides.',
} as const;

export const fees = {
  title: 'Fees',
  lead: 'The owner pays 4 % on top of the price, the expert gives 8 % of what is released. Posting, bidding, refunds and tips cost nothing.',
  calculator: 'Work it out',
  amount: 'Amount',
  amountHint: 'From 10.00 up to 10,000.00, or 1,000 to 1,000,000 yen.',
  currency: 'Currency',
  direction: 'This amount is',
  directions: [
    { value: 'price', label: 'the price of the task' },
    { value: 'pays', label: 'what the owner pays in all' },
    { value: 'gets', label: 'what the expert gets' },
  ],
  show: 'Work it out',
  unclear: 'Write an amount such as 120.00.',
  tooSmall: 'That is less than the smallest task.',
  tooLarge: 'That is more than one milestone may hold.',
  table: 'Who pays what',
  owner: 'Owner pays',
  price: 'Price',
  ownerFee: 'Owner fee, 4 %',
  expertFee: 'Expert fee, 8 %',
  expert: 'Expert gets',
  nearest: 'The nearest price in whole cents.',
  rulesTitle: 'Four rules about fees',
  rules: [
    'Fees are fixed when a bid is accepted and do not change for that contract.',
    'The expert fee is taken only from money that is released, never from money that goes back.',
    'Of what is refunded, the owner fee on that part goes back too.',
    'Our payment partner’s charges are on us.',
  ],
} as const;
