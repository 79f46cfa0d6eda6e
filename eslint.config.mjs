import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { depConstraints } from './apps/launcher/src/lint/boundaries.mjs';
import { sidecrewPlugin } from './apps/launcher/src/lint/plugin.mjs';

const TS = '**/*.{ts,tsx}';
const WEB = ['apps/web/**/*.{ts,tsx}', 'libs/ui/**/*.{ts,tsx}'];
const SPECS = ['**/*.spec.{ts,tsx,mjs}', 'tests/**'];

const stripeIsBehindOneDoor = {
  group: ['stripe', 'stripe/*'],
  message: 'Only libs/payments talks to Stripe. Record an intent, or ask the gateway that @sidecrew/payments exports.',
};

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/build/**', '**/.react-router/**', 'apps/web/src/gql/**', '.nx/**', '.sidecrew/**'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    plugins: { sidecrew: sidecrewPlugin },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'prefer-template': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Nest's modules and GraphQL's types are classes that hold nothing but decorators.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: [TS],
    // Said here because the rule below must leave alone what decorators need at run time (injected classes).
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    files: ['apps/api/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: ['libs/ui/**', ...SPECS],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A promise nobody waits for is a transfer nobody notices failing.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },
  {
    files: ['apps/*/src/**/*.{ts,tsx}', 'libs/*/src/**/*.{ts,tsx}'],
    // Specs may use the test kit, which imports what it tests; that circle exists only in specs.
    ignores: SPECS,
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, depConstraints }],
    },
  },
  {
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: ['libs/payments/**', ...SPECS],
    rules: { 'no-restricted-imports': ['error', { patterns: [stripeIsBehindOneDoor] }] },
  },
  { files: ['libs/marketplace/src/**/*.ts'], rules: { 'sidecrew/step-order': 'error' } },
  {
    files: ['apps/api/**/*.ts', 'libs/**/*.ts'],
    rules: { 'sidecrew/resolver-states-who': 'error', 'sidecrew/locks-in-a-transaction': 'error' },
  },
  {
    files: WEB,
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules, 'sidecrew/no-raw-colours': 'error' },
  },
  // Programs that talk to a terminal.
  {
    files: [
      'apps/launcher/src/**/*.mjs',
      'tests/load/**/*.mjs',
      'apps/stripe-sandbox/src/main.ts',
      'apps/api/src/{main,migrate,print-schema,on-account,seed-demo}.ts',
    ],
    rules: { 'no-console': 'off' },
  },
);
