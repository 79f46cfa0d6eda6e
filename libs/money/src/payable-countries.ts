/** Where experts can be paid (escrow design §12): transfers work among these under the full service agreement. */
const euro = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ');
/** In the European Economic Area with a currency of their own. */
const otherEea = 'CZ DK HU IS LI NO PL RO SE'.split(' ');

/** Two capital letters each (ISO 3166), in order. */
export const payableCountries: readonly string[] = ['US', 'GB', 'CA', 'CH', ...euro, ...otherEea].sort();

/** Whether an expert of this country (ISO 3166, two letters) can be paid; asked at sign-up and before the first bid. */
export const isPayableCountry = (country: string): boolean => payableCountries.includes(country.toUpperCase());
