import type { Brief } from './brief.js';

/** What owners hand over in accounting. */
export const accountingBriefs: readonly Brief[] = [
  {
    title: 'Match three months of shop payouts to bank',
    skills: ['Payout reconciliation', 'Bookkeeping clean-up'],
    budget: [90, 160],
    currency: 'USD',
    days: 7,
    ai: 'allowed',
    text: `My shop pays out net of fees and nothing ties to my bank. Rebuild gross sales, fees, refunds and tax for three months. Flag anything you cannot match.

You get the payout reports and the bank export as CSV files, both for April to June. About 40 payouts, one currency. I would rather see an honest open item than a number that was made to fit.`,
    checklist: [
      'Reconciled sheet: every payout against its bank line',
      'List of open differences with your best guess',
      'Method note of five lines, so that I can repeat it',
    ],
  },
  {
    title: 'Set up books for a new print-on-demand shop',
    skills: ['Chart of accounts', 'Bookkeeping clean-up'],
    budget: [120, 220],
    currency: 'USD',
    days: 10,
    ai: 'allowed',
    text: `I started in spring and keep everything in a spreadsheet. Choose simple accounts and import what exists. I want to keep it up in 20 minutes a week.

There are about 180 sales and 60 costs so far, one bank account and one card. I have no software yet: recommend one that a beginner can live with, and say what it costs.`,
    checklist: [
      'Account list with one line on each account',
      'Opening balances and the imported months',
      'Weekly routine that fits in 20 minutes',
    ],
  },
  {
    title: 'Monthly close for a two-site blog',
    skills: ['Monthly P&L', 'Affiliate income tracking'],
    budget: [60, 110],
    currency: 'EUR',
    days: 5,
    ai: 'allowed',
    text: `Income arrives from ads, two affiliate networks and one sponsor. Post it, match it, send one page by the 5th.

The affiliate networks confirm sales weeks later, so I never know what is really mine. Keep confirmed and pending apart. If this month goes well I would like to hand over every month.`,
    checklist: ['P&L per site on one page', 'List of unpaid commissions', 'One suggestion that you would act on yourself'],
  },
  {
    title: 'Find out where I owe sales tax or VAT',
    skills: ['Sales-tax and VAT check'],
    budget: [150, 280],
    currency: 'USD',
    days: 12,
    ai: 'none',
    text: `I sell templates to several countries. Tell me which thresholds I am near and what the platform already collects. No filing yet.

You get twelve months of sales by country and state. I need sources that I can read myself, from the authorities and not from blogs, and a clear "here you must act" where it applies.`,
    checklist: [
      'Table by country and state: sales, threshold, who collects',
      'Source for every threshold',
      'The next three steps in order',
    ],
  },
  {
    title: 'Sort 240 receipts before tax season',
    skills: ['Receipt capture'],
    budget: [70, 120],
    currency: 'GBP',
    days: 6,
    ai: 'allowed',
    text: `Photos and PDFs sit in one folder. Name, date and categorise them and note missing ones.

Most are readable, perhaps fifteen are crumpled. The bank export shows what should be there. Please keep the originals and put the renamed copies beside them.`,
    checklist: ['Renamed files: date, shop, amount', 'Category sheet with totals', 'List of missing receipts'],
  },
  {
    title: 'True profit per product',
    skills: ['Inventory and COGS', 'Monthly P&L'],
    budget: [110, 190],
    currency: 'USD',
    days: 8,
    ai: 'allowed',
    text: `I know revenue, not margin. Include ads, fees, shipping and returns for my top 15 items.

I suspect that two of my best sellers lose money. Sales, ad spend by campaign and the shipping invoices of the last quarter are ready as exports. Say openly where you had to divide a cost by a rule of thumb.`,
    checklist: ['Margin table for 15 items', 'Assumptions on one page', 'Keep, raise or drop mark for each item'],
  },
  {
    title: 'Twelve-week cash forecast',
    skills: ['Cash-flow forecast'],
    budget: [80, 140],
    currency: 'USD',
    days: 7,
    ai: 'allowed',
    text: `Stock orders and ad spend collide with slow payouts. Build a sheet I can update on Sundays.

Payouts arrive seven days after the sale, the supplier wants half in advance, ads are charged whenever they like. I need to see four weeks ahead whether I can order.`,
    checklist: [
      'Working sheet with my own figures in it',
      'Alert when cash goes below a line that I set',
      'Short video or written steps for the Sunday update',
    ],
  },
  {
    title: 'Year-end folder for my accountant',
    skills: ['Year-end pack', 'Bookkeeping clean-up'],
    budget: [130, 240],
    currency: 'EUR',
    days: 14,
    ai: 'allowed',
    text: `My accountant bills for every question. Gather statements, payout reports and a clean ledger so none are needed.

She gave me her list of last year's 23 questions: that is your map. The ledger is nine tenths done, a few transfers are still booked as income.`,
    checklist: ['Indexed folder', 'Trial balance that agrees with the bank', 'Every question of last year answered'],
  },
];
