// Finds the Chromium or Chrome that tests run in.
import { existsSync } from 'node:fs';

/** The path of a browser: CHROME_PATH if set, else what is installed, else undefined. */
export async function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) return existsSync(named) ? named : undefined;
  const { Launcher } = await import('chrome-launcher');
  try {
    return Launcher.getFirstInstallation();
  } catch {
    return undefined; // It throws where it finds none.
  }
}
