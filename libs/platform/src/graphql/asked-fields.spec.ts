import { describe, expect, it } from '@jest/globals';
import { type FieldNode, type FragmentDefinitionNode, Kind, parse } from 'graphql';
import { askedFields } from './asked-fields.js';

/** What a resolver of the first root field would be told. */
function infoOf(document: string) {
  const { definitions } = parse(document);
  const fragments: Record<string, FragmentDefinitionNode> = {};
  const fieldNodes: FieldNode[] = [];
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    else if (definition.kind === Kind.OPERATION_DEFINITION) {
      fieldNodes.push(...definition.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD));
    }
  }
  return { fieldNodes, fragments };
}

describe('what an operation asks for', () => {
  it('is named by its path, whatever alias the client gives it', () => {
    expect([...askedFields(infoOf('{ contract { id parts: milestones { dispute { id } } } }'))]).toEqual([
      'id',
      'milestones',
      'milestones.dispute',
      'milestones.dispute.id',
    ]);
  });

  it('is found in fragments, in those inside of fragments, and in repeated fields', () => {
    const document = `
      query { task { ...Page } task { bidCount } }
      fragment Page on Task { title ... on Task { ...Owner } }
      fragment Owner on Task { owner { name } }`;
    expect([...askedFields(infoOf(document))]).toEqual(['title', 'owner', 'owner.name', 'bidCount']);
  });
});
