import { dirname, resolve, sep } from 'node:path';

/** The flow of the product, and the screens that gather from all of it. A step may know the steps before it and never one that follows. */
export const STEPS = [
  'posting',
  'bidding',
  'hiring',
  'funding',
  'retainers',
  'weeks',
  'delivery',
  'disputes',
  'chargebacks',
  'payouts',
  'reviews',
  'screens',
];

const HOME = ['libs', 'marketplace', 'src'].join(sep) + sep;

/**
 * Holds the direction of the marketplace: a step imports itself, earlier steps, and the files at the root of `src`.
 * @type {import('eslint').Rule.RuleModule}
 */
export const stepOrder = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      laterStep:
        '"{{from}}" may not import from "{{to}}", which comes later in the flow. ' +
        'Publish an event here and let "{{to}}" listen to it, or register a port that "{{to}}" fills.',
    },
  },
  create(context) {
    const from = stepOf(context.filename);
    if (from === undefined) return {};

    /** @param {{ source?: any }} node */
    function check(node) {
      const target = node.source?.value;
      if (typeof target !== 'string' || !target.startsWith('.')) return;
      const to = stepOf(resolve(dirname(context.filename), target));
      if (to === undefined || STEPS.indexOf(to) <= STEPS.indexOf(from ?? '')) return;
      context.report({ node: node.source, messageId: 'laterStep', data: { from: String(from), to } });
    }

    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/**
 * @param {string} path
 * @returns {string | undefined}
 */
function stepOf(path) {
  const at = path.lastIndexOf(HOME);
  if (at < 0) return undefined;
  const [step] = path.slice(at + HOME.length).split(sep);
  return STEPS.find((known) => known === step);
}
