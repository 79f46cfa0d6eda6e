import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { sidecrewPlugin } from './plugin.mjs';

/** What one of our rules says about a file of that name with that text. */
function complaints(rule, filename, code) {
  const linter = new Linter({ cwd: resolve('/') });
  const config = {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { sidecrew: sidecrewPlugin },
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    rules: { [`sidecrew/${rule}`]: 'error' },
  };
  return linter.verify(code, [config], { filename: resolve('/', filename) }).map(({ message }) => message);
}

describe('the order of the steps', () => {
  const inFunding = (code) => complaints('step-order', 'libs/marketplace/src/funding/fund.ts', code);

  it('names the cure when a step imports a later one', () => {
    const [message] = inFunding("import { Approve } from '../delivery/approve.js';");
    expect(message).toContain('"funding" may not import from "delivery"');
    expect(message).toContain('Publish an event');
  });

  it('sees type imports, exports and imports at run time too', () => {
    const code = `
      import type { Dispute } from '../disputes/dispute.entity.js';
      export * from '../reviews/index.js';
      const later = () => import('../payouts/follow.js');`;
    expect(inFunding(code)).toHaveLength(3);
  });

  it('accepts the step itself, earlier steps, the root of the library and other packages', () => {
    const code = `
      import { Fund } from './fund.js';
      import { Contract } from '../hiring/contract.entity.js';
      import { milestoneProcess } from '../milestone.process.js';
      import { Ledger } from '@sidecrew/ledger';`;
    expect(inFunding(code)).toEqual([]);
  });

  it('leaves files outside of the steps alone', () => {
    const code = "import { ReviewsModule } from './reviews/reviews.module.js';";
    expect(complaints('step-order', 'libs/marketplace/src/marketplace.module.ts', code)).toEqual([]);
  });
});

describe('who may call a resolver', () => {
  const inResolver = (decorators) => complaints('resolver-states-who', 'bids.resolver.ts', `class Bids { ${decorators} placeBid() {} }`);

  it.each(['@Query(() => Bid)', '@Mutation(() => Bid)', '@Subscription(() => Bid)'])('is asked of %s', (door) => {
    expect(inResolver(door)).toEqual([expect.stringContaining('"placeBid" is open to the network')]);
  });

  it('is answered by @Allow', () => {
    expect(inResolver("@Mutation(() => Bid) @Allow('expert')")).toEqual([]);
  });

  it('is not asked of a field, whose type has been reached through a door', () => {
    expect(inResolver('@ResolveField(() => Task)')).toEqual([]);
  });
});

describe('a lock', () => {
  const inVerb = (call) => complaints('locks-in-a-transaction', 'libs/marketplace/src/funding/fund.ts', call);

  it.each([
    'work.read(`select state from bids where id = $1 for update`, [id]);',
    'this.work.readPrepared(`select state from bids where id = $1 for no key update`, [id]);',
    'this.work.read(`${roomSql} where d.id = $1 for share`, [id]);',
  ])('protects nothing outside of a transaction: %s', (call) => {
    expect(inVerb(call)).toEqual([expect.stringContaining('tx.query()')]);
  });

  it.each([
    'tx.query(`select state from bids where id = $1 for update`, [id]);',
    'work.read(`update mails set state = 1 where id = (select id from mails limit 1 for update skip locked) returning id`);',
    'work.read(`select updated_at from bids where id = $1`, [id]);',
  ])('is left alone in %s', (call) => {
    expect(inVerb(call)).toEqual([]);
  });
});

describe('raw colours', () => {
  const inComponent = (code) => complaints('no-raw-colours', 'apps/web/src/button.tsx', code);

  it.each(["'#fff'", "'1px solid #0a66c2'", "'rgb(10, 20, 30)'", "'hsl(210 40% 30%)'", '`#12345678`'])('are refused: %s', (colour) =>
    expect(inComponent(`const style = { color: ${colour} };`)).toEqual([expect.stringContaining('raw colour')]),
  );

  it.each(["'var(--text)'", "'#reviews'", "'/contracts/1#add'", "'rgb(var(--ink))'"])('are not seen in %s', (text) =>
    expect(inComponent(`const thing = ${text};`)).toEqual([]),
  );
});
