const names = new Intl.DisplayNames('en', { type: 'language' });
const regions = new Intl.DisplayNames('en', { type: 'region' });

/** "German" for "de". */
export const languageName = (code: string): string => names.of(code) ?? code;

/** "Portugal" for "PT". */
export const countryName = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code);

/** Languages that a task or a person may be given in. */
export const offeredLanguages = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt'].map((value) => ({
  value,
  label: languageName(value),
}));
