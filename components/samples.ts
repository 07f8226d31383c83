/** The articles that a workbench offers to try. */

export interface Sample {
  /** URL, relative to the list. */
  readonly file: string;
  readonly title: string;
  readonly note?: string;
}

/** Those that the JSON at `url` lists; none where it cannot be had or is no list. */
export async function readSamples(url: string): Promise<readonly Sample[]> {
  const read = async () => (await fetch(new URL(url, document.baseURI))).json();
  const list: unknown = await read().catch(() => []);
  return Array.isArray(list) ? (list as readonly Sample[]) : [];
}
