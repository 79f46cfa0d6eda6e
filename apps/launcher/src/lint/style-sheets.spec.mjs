import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { rawColoursInCss } from './raw-colours.mjs';

const ROOT = join(import.meta.dirname, '../../../..');

describe('style sheets', () => {
  it('take every colour from tokens.css', () => {
    const faults = globSync('{apps/web/src,libs/ui/src}/**/*.css', { cwd: ROOT })
      .filter((file) => !file.endsWith('tokens.css'))
      .flatMap((file) => rawColoursInCss(readFileSync(join(ROOT, file), 'utf8')).map(({ line, colour }) => `${file}:${line} ${colour}`));
    expect(faults).toEqual([]);
  });

  it('are caught with a raw colour, and may name one in a comment', () => {
    const css = '/* looks like #fff */\n.button {\n  color: #0a66c2;\n}\n';
    expect(rawColoursInCss(css)).toEqual([{ line: 3, colour: '#0a66c2' }]);
  });
});
