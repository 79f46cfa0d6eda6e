type AskForProof = () => Promise<boolean>;

let ask: AskForProof | null = null;

/** The frame's dialog answers here; without one the refusal stands as it is. */
export function provideProof(asking: AskForProof): () => void {
  ask = asking;
  return () => {
    ask = null;
  };
}

/** Asks the person for their password once more; true when they proved it. */
export const askForProof: AskForProof = () => ask?.() ?? Promise.resolve(false);

/** Whether an act was refused only because the last proof is older than ten minutes. */
export function needsProof(data: unknown): boolean {
  return Object.values(data as Record<string, unknown>).some(
    (answer) => typeof answer === 'object' && answer !== null && 'code' in answer && answer.code === 'FRESH_PROOF_NEEDED',
  );
}
