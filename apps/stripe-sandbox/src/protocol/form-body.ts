/** What a bracketed form body turns into before any parameter is understood. */
export type ParamTree = string | ParamTree[] | { [key: string]: ParamTree };

/** Reads `a[b][0][c]=x&d[]=y` into nested records and lists. */
export function parseForm(text: string): { [key: string]: ParamTree } {
  const root: { [key: string]: ParamTree } = {};
  for (const [name, value] of new URLSearchParams(text)) {
    place(root, pathOf(name), value);
  }
  return indexedToLists(root) as { [key: string]: ParamTree };
}

function pathOf(name: string): string[] {
  const head = name.split('[', 1)[0] ?? name;
  const rest = [...name.slice(head.length).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '');
  return [head, ...rest];
}

function place(root: { [key: string]: ParamTree }, path: string[], value: string): void {
  let node = root;
  path.forEach((step, depth) => {
    const key = step === '' ? String(Object.keys(node).length) : step;
    if (depth === path.length - 1) {
      setOwn(node, key, value);
      return;
    }
    const next = Object.hasOwn(node, key) ? node[key] : undefined;
    const child = typeof next === 'object' && !Array.isArray(next) ? next : {};
    setOwn(node, key, child);
    node = child;
  });
}

// A key like `__proto__` must become a plain entry, never reach the prototype.
function setOwn(node: object, key: string, value: ParamTree): void {
  Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true });
}

function indexedToLists(node: ParamTree): ParamTree {
  if (typeof node === 'string' || Array.isArray(node)) return node;
  const entries = Object.entries(node);
  const isList = entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key));
  if (isList) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => indexedToLists(value));
  }
  for (const [key, value] of entries) setOwn(node, key, indexedToLists(value));
  return node;
}
