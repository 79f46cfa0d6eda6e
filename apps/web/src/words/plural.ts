const rules = new Intl.PluralRules('en');

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Picks the form for a number and fills it in: `plural(3, { one: '# bid', other: '# bids' })`. */
export function plural(count: number, forms: Forms): string {
  const form = forms[rules.select(count)] ?? forms.other;
  return form.replace('#', new Intl.NumberFormat('en').format(count));
}

const joiner = new Intl.ListFormat('en', { type: 'conjunction' });

/** "English, German and Spanish". */
export const inWords = (items: readonly string[]): string => joiner.format(items);
