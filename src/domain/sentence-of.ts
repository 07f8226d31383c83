/** What a failure says to people: whatever was thrown, for nothing but errors has a message. */
export const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
