/** What lets two people leave the platform, as people plainly write it. */
const plainContact: readonly RegExp[] = [
  /[\p{L}\d._%+-]+@[\p{L}\d-]+(\.[\p{L}\d-]+)*\.\p{L}{2,}/u,
  /(?:\+|\b00)\d[\d\s().-]{6,}\d/,
  /\b(?:t\.me|wa\.me|m\.me|discord\.gg)\/\S+/i,
  /\b(?:whats\s?app|telegram|skype|signal|wechat|viber|discord)\b\s*(?:me\b|id\b|handle\b|user\b)?\s*[:@=]\s*\S+/i,
  /\b(?:call|text|phone|tel|mobile|whats\s?app)\b[^.\n]{0,20}?(?:\d[\s().-]?){8,}/i,
];

/** Written so that a filter would miss it: "jo (at) mail dot com", or the bare name of a messenger. */
const hiddenContact: readonly RegExp[] = [
  /\b[\w.-]+\s*[([{]\s*at\s*[)\]}]\s*[\w-]+/i,
  /\b[\w.-]+\s+at\s+[\w-]+\s+dot\s+(?:com|net|org|io|co)\b/i,
  /\b(?:whats\s?app|telegram|skype|wechat|viber)\b/i,
];

const link = /\bhttps?:\/\/\S+|\bwww\.\S+\.\S+/i;

/** A mail address, phone number or messenger name in the open: such a text is refused. */
export const hasContactDetails = (text: string): boolean => plainContact.some((pattern) => pattern.test(text));

/** Contact details in disguise: not refused, since it may be innocent, but looked at. */
export const hasHiddenContact = (text: string): boolean => hiddenContact.some((pattern) => pattern.test(text));

export const hasLink = (text: string): boolean => link.test(text);
