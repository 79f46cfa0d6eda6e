const LOCKS = /\bfor\s+(no\s+key\s+)?(update|share)\b/i;
/** A statement that locks and writes at once needs no transaction around it. */
const WRITES = /\b(update\s+\w+(\s+\w+)?\s+set|insert\s+into|delete\s+from)\b/i;

/**
 * A lock that is taken outside of a transaction ends with its statement and protects nothing, however right it looks.
 * @type {import('eslint').Rule.RuleModule}
 */
export const locksInATransaction = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      lost: 'This lock ends with the statement: "{{name}}" runs outside of a transaction. Read it with tx.query() in Work.transaction().',
    },
  },
  create(context) {
    return {
      CallExpression(node) {
        const { callee } = node;
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        const { name } = callee.property;
        const [statement] = node.arguments;
        if ((name !== 'read' && name !== 'readPrepared') || !statement) return;
        const text = context.sourceCode.getText(statement);
        if (LOCKS.test(text) && !WRITES.test(text)) context.report({ node: statement, messageId: 'lost', data: { name } });
      },
    };
  },
};
