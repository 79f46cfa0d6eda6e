import type { Member } from './people.js';

/** What somebody was told in the app, latest first; what was not told yet has to be worked off before. */
export async function noticesOf(member: Member): Promise<string[]> {
  const { notices } = await member.asks<{ notices: { nodes: { sentence: string }[] } }>(`{ notices { nodes { sentence } } }`);
  return notices.nodes.map(({ sentence }) => sentence);
}
