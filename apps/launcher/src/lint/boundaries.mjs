/**
 * Who may import whom, by the tags in each package.json. An arrow that is not here does not exist.
 * Below, `lib` stands for `lib:<name>`; the tag of a package is always the last part of its name.
 */
const LIB_ARROWS = {
  money: [],
  'api-types': [],
  platform: ['money'],
  identity: ['platform', 'money'],
  experts: ['identity', 'platform', 'money'],
  ledger: ['platform', 'money'],
  payments: ['ledger', 'identity', 'platform', 'money'],
  marketplace: ['ledger', 'payments', 'identity', 'experts', 'platform', 'money'],
  // These two listen to the marketplace and may read it; it knows neither. Staff and payers hear from payments directly.
  conversations: ['marketplace', 'payments', 'experts', 'identity', 'platform', 'money'],
  hustles: ['marketplace', 'experts', 'identity', 'platform', 'money'],
  ui: ['money', 'api-types'],
};

const onlyLibs = (/** @type {string} */ tag, /** @type {string[]} */ libs) => ({
  sourceTag: tag,
  onlyDependOnLibsWithTags: libs.map((lib) => `lib:${lib}`),
});

export const depConstraints = [
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
  { sourceTag: 'scope:server', onlyDependOnLibsWithTags: ['scope:server', 'scope:shared'] },
  { sourceTag: 'scope:client', onlyDependOnLibsWithTags: ['scope:client', 'scope:shared'] },
  ...Object.entries(LIB_ARROWS).map(([lib, targets]) => onlyLibs(`lib:${lib}`, targets)),
  onlyLibs('app:web', ['ui', 'money', 'api-types']),
  // The stand-in of Stripe shares no code with what it is used to test; the launcher runs before anything is built.
  onlyLibs('app:sandbox', []),
  onlyLibs('app:launcher', []),
];
