import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** The server keeps parsed operations, so a field of a known one is looked through once. */
const known = new WeakMap<FieldNode, ReadonlySet<string>>();

/**
 * The fields that an operation asks for below the one being resolved, as paths: `milestones`, `milestones.dispute`. A screen that
 * reads all in one statement leaves out what nobody asked for. Directives are not looked at: what is skipped may be read in vain.
 */
export function askedFields({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): ReadonlySet<string> {
  const [node, ...repeated] = fieldNodes;
  if (!node || repeated.length > 0) return pathsBelow(fieldNodes, fragments);
  const found = known.get(node) ?? pathsBelow(fieldNodes, fragments);
  known.set(node, found);
  return found;
}

function pathsBelow(fieldNodes: readonly FieldNode[], fragments: GraphQLResolveInfo['fragments']): ReadonlySet<string> {
  const asked = new Set<string>();
  const collect = (selectionSet: SelectionSetNode | undefined, above: string): void => {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const path = above + selection.name.value;
        asked.add(path);
        collect(selection.selectionSet, `${path}.`);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet, above);
      } else {
        collect(fragments[selection.name.value]?.selectionSet, above);
      }
    }
  };
  for (const node of fieldNodes) collect(node.selectionSet, '');
  return asked;
}
