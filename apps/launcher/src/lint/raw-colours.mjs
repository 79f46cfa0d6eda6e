/** Hex of 3, 4, 6 or 8 digits, and the colour functions of CSS with a figure in them. */
const RAW = /(?<![\w&#/-])#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})\b|\b(?:rgba?|hsla?|hwb|oklch|oklab|lch|lab)\(\s*[\d.]/i;

/** A note to the reader may name a colour; the page does not see it. */
const CSS_COMMENT = /\/\*[\s\S]*?\*\//g;

/**
 * The first raw colour in a piece of text, if there is one.
 * @param {string} text
 */
export function rawColour(text) {
  return RAW.exec(text)?.[0];
}

/**
 * Every raw colour in a style sheet with its line.
 * @param {string} css
 */
export function rawColoursInCss(css) {
  const blanked = css.replace(CSS_COMMENT, (comment) => comment.replace(/[^\n]/g, ' '));
  return blanked.split('\n').flatMap((line, index) => {
    const colour = rawColour(line);
    return colour ? [{ line: index + 1, colour }] : [];
  });
}

/**
 * Colours live in tokens.css, where light, dark and contrast are decided together. Components name the token.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noRawColours = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      raw: '"{{colour}}" is a raw colour: it ignores dark mode and contrast. Use a token, e.g. var(--text), or add one to tokens.css.',
    },
  },
  create(context) {
    /**
     * @param {any} node
     * @param {unknown} text
     */
    function check(node, text) {
      const colour = typeof text === 'string' ? rawColour(text) : undefined;
      if (colour) context.report({ node, messageId: 'raw', data: { colour } });
    }
    return {
      Literal: (node) => check(node, node.value),
      TemplateElement: (node) => check(node, node.value.raw),
    };
  },
};
