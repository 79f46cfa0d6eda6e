import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * The fields that an operation asks for below the one being resolved, as paths: `milestones`, `milestones.dispute`. A screen that
 * reads all in one statement leaves out what nobody asked for. Directives are not looked at: what is skipped may be read in vain.
 */
export function askedFields({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): ReadonlySet<string> {
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
