import { payableCountries } from '@sidecrew/money';
import { countryName } from './languages';

/** Countries whose banks our payment partner reaches, for a list to choose from. */
export const countryOptions = payableCountries
  .map((value) => ({ value, label: countryName(value) }))
  .sort((a, b) => a.label.localeCompare(b.label, 'en'));
