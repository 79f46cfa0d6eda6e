/**
 * Two kinds of specs, told apart by their file name:
 *
 * - `*.spec.ts` beside the code needs no database and runs in the project "unit";
 * - `*.db.spec.ts`, and everything below `tests/`, needs PostgreSQL and runs in the project "database".
 *
 * Jest starts a project's globalSetup only when one of its specs runs, so a unit run never waits for a server.
 */

const swcFor = (/** @type {boolean} */ tsx) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      target: 'es2023',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic' },
      },
    },
  },
];

const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  // No `import` or `default` here: CommonJS packages would then be handed ES modules that they cannot require.
  testEnvironmentOptions: { customExportConditions: ['@sidecrew/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': swcFor(false), '\\.tsx$': swcFor(true) },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/\\.sidecrew/', '<rootDir>/\\.nx/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/build/'],
};

export default {
  maxWorkers: 2,
  // Jest reads this only here; inside a project it is ignored.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{libs,apps}/**/src/**/*.spec.{ts,mjs}'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '\\.db\\.spec\\.ts$'],
      setupFiles: ['<rootDir>/tests/setup/metadata-first.ts'],
    },
    {
      ...shared,
      displayName: 'database',
      testMatch: ['<rootDir>/{libs,apps}/**/src/**/*.db.spec.ts', '<rootDir>/tests/**/*.spec.ts'],
      globalSetup: '<rootDir>/tests/setup/global-setup.mjs',
      globalTeardown: '<rootDir>/tests/setup/global-teardown.mjs',
      setupFiles: ['<rootDir>/tests/setup/nest-first.ts'],
    },
  ],
};
