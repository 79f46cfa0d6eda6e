const finalStates: ReadonlySet<string> = new Set(['dropped', 'released', 'part_refunded', 'refunded', 'settled', 'charged_back']);

/** The milestone that the two are at: the first that is not over, with money before one without. */
export function openMilestone<M extends { state: string }>(milestones: readonly M[]): M | undefined {
  const open = milestones.filter((milestone) => !finalStates.has(milestone.state));
  return open.find((milestone) => milestone.state !== 'planned') ?? open[0];
}
