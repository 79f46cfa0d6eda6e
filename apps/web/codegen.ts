import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed operations from the committed schema. Documents stay text: a parsed tree would triple their bytes. */
const config: CodegenConfig = {
  schema: '../../libs/api-types/schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
  ignoreNoDocuments: true,
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        documentMode: 'string',
        enumType: 'string-literal',
        useTypeImports: true,
        scalars: { DateTime: 'string', ID: 'string' },
      },
    },
  },
};

export default config;
