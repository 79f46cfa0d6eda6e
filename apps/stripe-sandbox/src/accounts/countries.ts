const euroCountries = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ');

const currencies: Record<string, string> = {
  ...Object.fromEntries(euroCountries.map((country) => [country, 'eur'])),
  CA: 'cad',
  CH: 'chf',
  CZ: 'czk',
  DK: 'dkk',
  GB: 'gbp',
  HU: 'huf',
  IS: 'isk',
  LI: 'chf',
  NO: 'nok',
  PL: 'pln',
  RO: 'ron',
  SE: 'sek',
  US: 'usd',
};

/** The countries whose experts can be paid, with the currency of their accounts. */
export function currencyOfCountry(country: string): string | undefined {
  return currencies[country.toUpperCase()];
}
