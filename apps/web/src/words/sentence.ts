/** A reason that ends a sentence elsewhere, as the beginning of one of its own. */
export const sentenceOf = (reason: string): string => reason.charAt(0).toUpperCase() + reason.slice(1);
