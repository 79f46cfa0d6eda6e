/** The four categories at launch and their ten skills each (product §5). Admins edit both lists later. */
export const catalogue: readonly { readonly slug: string; readonly name: string; readonly skills: readonly string[] }[] = [
  {
    slug: 'accounting',
    name: 'Accounting',
    skills: [
      'Payout reconciliation', 'Bookkeeping clean-up', 'Chart of accounts', 'Sales-tax and VAT check', 'Receipt capture',
      'Monthly P&L', 'Inventory and COGS', 'Affiliate income tracking', 'Cash-flow forecast', 'Year-end pack',
    ],
  },
  {
    slug: 'content-creation',
    name: 'Content creation',
    skills: [
      'Search articles', 'Content briefs', 'Product descriptions', 'Newsletters', 'Short video editing', 'Pin design',
      'Lead-magnet layout', 'Fact-checking', 'Show notes', 'Thumbnails',
    ],
  },
  {
    slug: 'it-services',
    name: 'IT services',
    skills: [
      'Site care', 'Shop theme fixes', 'Page speed', 'Analytics and consent', 'Mail deliverability', 'Backup and restore',
      'No-code automation', 'Stock feeds', 'Checkout debugging', 'Malware clean-up',
    ],
  },
  {
    slug: 'customer-service',
    name: 'Customer service',
    skills: [
      'Inbox triage', 'Order tracking replies', 'Returns handling', 'Live chat', 'Macro writing', 'Review replies',
      'Dispute evidence', 'Community moderation', 'Multilingual support', 'Support reporting',
    ],
  },
];
