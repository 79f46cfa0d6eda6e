/** What comes with deliveries, change requests, disputes and rulings in the demo world; each speaks of the task's own points. */
type Points = readonly { readonly text: string }[];

const first = (points: Points): string => points[0]?.text ?? '';
const last = (points: Points): string => points.at(-1)?.text ?? '';

const deliveryNotes: readonly ((points: Points) => string)[] = [
  (points) => `Everything on the list is done. I would look at “${last(points)}” first, it needs a decision of yours.`,
  (points) => `Finished a day early. The file shows how I got to “${first(points)}”, in case somebody asks.`,
  (points) => `All points are covered. “${last(points)}” took longer than planned; the note says why.`,
];

export const deliveryNote = (points: Points): string => deliveryNotes[first(points).length % deliveryNotes.length]?.(points) ?? '';

export const evidenceNote = (point: string): string => `Done: ${point.charAt(0).toLowerCase()}${point.slice(1)}. See the attached file.`;

export const changeNote = (points: Points): string =>
  `Close, and “${first(points)}” is just what I wanted. Two things are missing from the list.`;
export const changeOf = (point: string): string => `“${point}” stops half-way. Please finish it as agreed.`;

export const cancelReason = 'The bank moved its date, so I need this only next quarter. I will post it again then.';
export const refundReason = (points: Points): string =>
  `We changed the way we work and need “${first(points)}” no more. Nothing has been delivered yet.`;
export const refundAnswer = 'That is fine with me, I had not begun. Good luck with the new setup.';

export const ownerStatement = (points: Points): string =>
  `“${first(points)}” is good work. “${last(points)}” does not do what we agreed: I could not use it and had to do it again myself.`;
export const expertStatement = (points: Points): string =>
  `I delivered “${last(points)}” as it stands in the checklist and answered every question within a day. What is asked for now was never in it.`;
export const splitNote = (points: Points): string =>
  `I would rather agree than argue for weeks. This pays for “${first(points)}”, which I can use.`;
export const proposalText = (points: Points): string =>
  `The delivery covers “${first(points)}” in full and “${last(points)}” in part. The checklist does not ask for what the owner misses in the rest.`;
export const rejection = (points: Points): string => `The proposal counts “${last(points)}” as delivered, which I cannot use at all.`;
export const decisionText = (points: Points): string =>
  `I read both statements and every file. The proposal weighs “${last(points)}” too lightly: it was promised in the messages and is missing.`;
export const finding = (point: string, n: number): string =>
  n === 0 ? `“${point}” is there and complete.` : `“${point}” is there in part; the owner can use what there is.`;
