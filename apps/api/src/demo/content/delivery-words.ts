/** What comes with deliveries, change requests, disputes and rulings in the demo world. */
export const deliveryNotes: readonly string[] = [
  'Everything on the list is done. I would look at the open points first, they need a decision of yours.',
  'Finished a day early. The second file shows how I got there, in case somebody asks.',
  'All points are covered. One of them took longer than planned; the note says why.',
];

export const evidenceNote = (point: string): string => `Done: ${point.charAt(0).toLowerCase()}${point.slice(1)}. See the attached file.`;

export const changeNote = 'Close, but not there yet: two things are missing from the list.';
export const changeOf = (point: string): string => `“${point}” stops half-way. Please finish it as agreed.`;

export const refundReason = 'We changed the way we work and do not need this any more. Nothing has been delivered yet.';
export const refundAnswer = 'That is fine with me, I had not begun. Good luck with the new setup.';

export const ownerStatement =
  'Half of the checklist is good work. The rest does not do what we agreed: I could not use it and had to do it again myself.';
export const expertStatement =
  'I delivered each point as it stands in the checklist and answered every question within a day. What is asked for now was never in it.';
export const splitNote = 'I would rather agree than argue for weeks. This covers the part that you can use.';
export const proposalText =
  'The delivery covers the first points in full and the last one in part. The checklist does not ask for what the owner misses in the rest.';
export const rejection = 'The proposal counts a point as delivered that I cannot use at all.';
export const decisionText =
  'I read both statements and every file. The proposal weighs the last point too lightly: it was promised in the messages and is missing.';
export const finding = (point: string, n: number): string =>
  n === 0 ? `“${point}” is there and complete.` : `“${point}” is there in part; the owner can use what there is.`;
