export const conversation = {
  list: 'Messages',
  none: 'Nothing is written yet. Say hello and ask what you need to know.',
  you: 'You',
  label: 'Your message',
  send: 'Send message',
  sending: 'Sending…',
  notSent: 'Not sent',
  retry: 'Send again',
  takeBack: 'Take back',
  empty: 'Write a message first.',
} as const;
