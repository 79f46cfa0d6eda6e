export const conversation = {
  list: 'Messages',
  none: 'Nothing is written yet. Say hello and ask what you need to know.',
  noneToRead: 'The two have not written to each other.',
  staffOnlyReads: 'You read this as staff. That you looked is on record.',
  you: 'You',
  label: 'Your message',
  send: 'Send message',
  sending: 'Sending…',
  notSent: 'Not sent',
  retry: 'Send again',
  takeBack: 'Take back',
  empty: 'Write a message first.',
} as const;
