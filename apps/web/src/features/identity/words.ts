export const signIn = {
  title: 'Sign in',
  email: 'Mail address',
  password: 'Password',
  go: 'Sign in',
  busy: 'Signing in…',
  forgot: 'Forgotten your password?',
  noAccount: 'New here?',
  create: 'Create an account',
  demoTitle: 'Look around as a demo person',
  demoText: 'One click, no password. Nothing you do here is charged.',
  demoGo: (name: string) => `Enter as ${name}`,
  needEmail: 'Write your mail address.',
  needPassword: 'Write your password.',
} as const;

export const signUp = {
  title: 'Create an account',
  lead: 'Free. You can be owner and expert with one account.',
  name: 'Name',
  nameHint: 'One name, as others should read it.',
  passwordHint: 'At least 8 characters. A sentence works well.',
  roles: 'What brings you here?',
  owner: 'I want to hand over tasks',
  ownerHint: 'You post, choose a bid and approve the work.',
  expert: 'I want to work on tasks',
  expertHint: 'You are checked once per field, then you bid.',
  terms: 'I accept the terms',
  termsVersion: '2026-11-01',
  go: 'Create account',
  busy: 'Creating account…',
  needName: 'Write a name.',
  needRole: 'Choose at least one.',
  needTerms: 'Accept the terms to go on.',
  shortPassword: 'Use at least 8 characters.',
  sentTitle: 'Look into your mail',
  sent: 'If the address can be used, a link is on its way to it. Open it within two days to finish.',
} as const;

export const reset = {
  title: 'Set a new password',
  ask: 'Write your mail address. If we know it, we send a link that works for one hour.',
  go: 'Send link',
  busy: 'Sending…',
  sent: 'If we know this address, a link is on its way. It works for one hour.',
  next: 'New password',
  save: 'Save password',
  saving: 'Saving…',
} as const;

export const verify = {
  title: 'Confirm your mail address',
  go: 'Confirm address',
  busy: 'Confirming…',
  noToken: 'Open the link in the mail that we sent you. It brings you back here.',
  done: 'Your address is confirmed.',
} as const;
