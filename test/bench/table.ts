/** The findings as a Markdown table, under the circumstances in which they were made. */
import { cpus } from 'node:os';
import { digits, reached, type Finding } from './findings.js';

export interface Circumstances {
  readonly date: string;
  readonly browser: string;
  readonly machine: string;
  readonly samples: number;
}

export function circumstances(browserVersion: string, samples: number): Circumstances {
  const cores = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    browser: `Chromium ${browserVersion}`,
    machine: `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown processor'}`,
    samples,
  };
}

export function table(
  { date, browser, machine, samples }: Circumstances,
  findings: readonly Finding[],
): string {
  const lines = findings.map((each) => {
    const { what, value, unit, details, bound, atLeast } = each;
    const judged = reached(each);
    const cells = [
      what,
      `${digits(value)} ${unit}`,
      details,
      bound === null ? '–' : `${atLeast ? 'at least' : 'at most'} ${bound}`,
      judged === null ? '–' : judged ? 'yes' : '**no**',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `${date}, ${browser}, ${machine}; medians of ${samples} pages, engines in turn in one browser.

| measured | found | from | reach | reached |
|---|---|---|---|---|
${lines.join('\n')}
`;
}
