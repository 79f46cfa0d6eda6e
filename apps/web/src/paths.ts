/** The pages of the settings. */
export type SettingsPage = 'profile' | 'security' | 'sessions' | 'cards';

const id = (value: string) => encodeURIComponent(value);

/** Every address of the client, in one place. */
export const paths = {
  landing: '/',
  howItWorks: '/how-it-works',
  fees: '/fees',
  tasks: '/tasks',
  task: (task: string) => `/tasks/${id(task)}`,
  newTask: '/tasks/new',
  editTask: (task: string) => `/tasks/${id(task)}/edit`,
  taskBids: (task: string) => `/tasks/${id(task)}/bids`,
  bid: (task: string) => `/tasks/${id(task)}/bid`,
  experts: '/experts',
  expert: (handle: string) => `/experts/${id(handle)}`,
  signIn: '/sign-in',
  signInAndReturn: (next: string) => `/sign-in?next=${encodeURIComponent(next)}`,
  signUp: '/sign-up',
  signOut: '/sign-out',
  verify: '/verify',
  reset: '/reset',
  terms: '/terms',
  privacy: '/privacy',
  accessibility: '/accessibility',
  status: '/status',
  theme: '/theme',
  sitemap: '/sitemap.xml',
  kit: '/kit',
  home: '/home',
  myTasks: '/my-tasks',
  contracts: '/contracts',
  contract: (contract: string) => `/contracts/${id(contract)}`,
  fund: (contract: string) => `/contracts/${id(contract)}/fund`,
  confirmWithBank: (contract: string) => `/contracts/${id(contract)}/fund?confirm=1`,
  deliver: (contract: string) => `/contracts/${id(contract)}/deliver`,
  review: (contract: string, delivery: string) => `/contracts/${id(contract)}/review/${id(delivery)}`,
  payments: '/payments',
  receipt: (receipt: string) => `/payments/${id(receipt)}`,
  statements: '/statements',
  statement: (month: string) => `/statements?month=${id(month)}`,
  receiptFile: (receipt: string) => `/documents/receipts/${id(receipt)}.pdf`,
  statementFile: (month: string) => `/documents/statements/${id(month)}.pdf`,
  yearFile: (year: string) => `/documents/statements/${id(year)}.csv`,
  invoiceFile: (invoice: string) => `/documents/invoices/${id(invoice)}.pdf`,
  bids: '/bids',
  payouts: '/payouts',
  profile: '/profile',
  messages: '/messages',
  thread: (thread: string) => `/messages/${id(thread)}`,
  dispute: (dispute: string) => `/disputes/${id(dispute)}`,
  notifications: '/notifications',
  settings: (page: SettingsPage) => `/settings/${page}`,
  admin: '/admin',
  adminDispute: (dispute: string) => `/admin/disputes/${id(dispute)}`,
  chargeback: (chargeback: string) => `/admin/chargebacks/${id(chargeback)}`,
  adminTrace: (about: string) => `/admin/trace?id=${id(about)}`,
  adminPage: (page: string) => `/admin/${page}`,
} as const;

/** Only addresses of this site may be returned to: anything else could lead a person away after sign-in. */
export function safeReturn(next: string | null | undefined, fallback: string): string {
  return next && /^\/(?![/\\])/.test(next) ? next : fallback;
}
