const DOORS = ['Query', 'Mutation', 'Subscription'];

/**
 * Every GraphQL door says who may knock. Forgetting it must not mean "everyone", so even that is written down:
 * `@Allow('anyone')`.
 * @type {import('eslint').Rule.RuleModule}
 */
export const resolverStatesWho = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      missing:
        '"{{name}}" is open to the network and does not say who may call it. ' +
        "Add @Allow('owner'), @Allow('expert'), @Allow('admin'), @Allow('member') or, as a decision, @Allow('anyone').",
    },
  },
  create(context) {
    return {
      MethodDefinition(node) {
        const names = decoratorNames(node);
        if (!names.some((name) => DOORS.includes(name)) || names.includes('Allow')) return;
        context.report({
          node: node.key,
          messageId: 'missing',
          data: { name: context.sourceCode.getText(node.key) },
        });
      },
    };
  },
};

/**
 * @param {any} node the decorators are TypeScript's; ESLint's own types do not know them
 * @returns {string[]}
 */
function decoratorNames(node) {
  return (node.decorators ?? []).map((/** @type {any} */ { expression }) => {
    const callee = expression.type === 'CallExpression' ? expression.callee : expression;
    return callee.type === 'Identifier' ? callee.name : '';
  });
}
