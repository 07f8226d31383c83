/** What `loading` brings of the tool's own parts. Throws Error with a sentence where that part is missing. */
export async function part<T>(loading: () => Promise<T>): Promise<T> {
  try {
    return await loading();
  } catch {
    throw new Error('A part of this tool could not be loaded: the folder “lazy” belongs beside its script.');
  }
}
