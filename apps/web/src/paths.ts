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
  kit: '/kit',
  home: '/home',
  myTasks: '/my-tasks',
  contracts: '/contracts',
  contract: (contract: string) => `/contracts/${id(contract)}`,
  fund: (contract: string) => `/contracts/${id(contract)}/fund`,
  deliver: (contract: string) => `/contracts/${id(contract)}/deliver`,
  review: (contract: string, delivery: string) => `/contracts/${id(contract)}/review/${id(delivery)}`,
  payments: '/payments',
  bids: '/bids',
  payouts: '/payouts',
  profile: '/profile',
  messages: '/messages',
  thread: (thread: string) => `/messages/${id(thread)}`,
  dispute: (dispute: string) => `/disputes/${id(dispute)}`,
  notifications: '/notifications',
  settings: (page: 'profile' | 'security' | 'sessions') => `/settings/${page}`,
  admin: '/admin',
  adminDispute: (dispute: string) => `/admin/disputes/${id(dispute)}`,
  adminPage: (page: string) => `/admin/${page}`,
} as const;

/** Only addresses of this site may be returned to: anything else could lead a person away after sign-in. */
export function safeReturn(next: string | null | undefined, fallback: string): string {
  return next && /^\/(?![/\\])/.test(next) ? next : fallback;
}
