/** Why a file cannot be opened, in words that follow its name. */

/** The message begins with a verb: "is damaged: …". Whoever knows the file's name puts it in front. */
export class Unreadable extends Error {}

/** `work`, with what it finds unreadable told as a sentence about `label`. All other errors pass as they are. */
export async function naming<Result>(label: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unreadable) throw new Error(`${label} ${error.message}`, { cause: error });
    throw error;
  }
}

/** `bytes` in megabytes, as it is said. */
export const megabytes = (bytes: number) =>
  `${Math.max(1, Math.round(bytes / 2 ** 20)).toLocaleString('en-US')} MB`;
