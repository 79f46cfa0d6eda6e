import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const generated = fileURLToPath(new URL('src/gql/graphql.ts', import.meta.url));
const prefix = 'virtual:operation/';
const call = /\bgraphql\(\s*`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`,?\s*\)/g;

/** The text of one generated operation, with its fragments. */
function operationText(name: string): string {
  const source = readFileSync(generated, 'utf8');
  const start = source.indexOf(`export const ${name}Document = new TypedDocumentString(\``);
  const opening = source.indexOf('`', start);
  const closing = source.indexOf('`)', opening);
  if (start < 0 || closing < 0) throw new Error(`Operation ${name} is not generated: run the codegen target.`);
  return source
    .slice(opening + 1, closing)
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Gives each page only the operations that it uses. As generated, `graphql()` looks into one map of all documents,
 * which would put every page's operations into the first public page.
 */
export function operationsPerPage(): Plugin {
  return {
    name: 'sidecrew:operations-per-page',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      this.addWatchFile(generated);
      return `export default ${JSON.stringify(operationText(id.slice(prefix.length + 1)))};`;
    },
    transform(code, id) {
      // The map of all documents is then used by nobody, and falls out of the bundle.
      if (id.includes('/src/gql/')) return { code, map: null, moduleSideEffects: false };
      if (!/\.tsx?$/.test(id) || !code.includes('graphql(')) return undefined;
      const imports: string[] = [];
      const replaced = code.replace(call, (_match, kind: string, name: string) => {
        // Fragments only shape types; their text is inside the operations that use them.
        if (kind === 'fragment') return 'undefined';
        imports.push(`import operation${name} from '${prefix}${name}';`);
        return `operation${name}`;
      });
      return { code: `${imports.join('')}${replaced}`, map: null };
    },
  };
}
