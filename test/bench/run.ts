/** The benchmark behind `npm run bench`. Options: `--rows a,b`, `--samples N`, `--json FILE`. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { reached, type Finding } from './findings.js';
import { openLab } from './lab.js';
import { rows } from './rows.js';
import { circumstances, table } from './table.js';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: Object.keys(rows).join(',') },
    samples: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
const wanted = values.rows.split(',').map((name) => {
  const row = rows[name];
  if (!row)
    throw new RangeError(`There is no row ${JSON.stringify(name)}: there are ${Object.keys(rows).join(', ')}`);
  return { name, row };
});
const samples = Number(values.samples);
if (!Number.isInteger(samples) || samples < 1)
  throw new RangeError(`--samples must be a whole number of at least 1, not ${values.samples}`);

const lab = await openLab(samples);
const findings: (Finding & { readonly row: string })[] = [];
try {
  for (const { name, row } of wanted) {
    const start = performance.now();
    for (const each of await row(lab)) findings.push({ row: name, ...each });
    // Apart from the table, which may be piped somewhere.
    console.error(`${name}: ${Math.round((performance.now() - start) / 1000)} s`);
  }
} finally {
  await lab.close();
}
const setting = circumstances(lab.browserVersion, samples);
console.log(table(setting, findings));
if (values.json) {
  const judged = findings.map((each) => ({ ...each, reached: reached(each) }));
  writeFileSync(values.json, `${JSON.stringify({ ...setting, findings: judged }, null, 2)}\n`);
}
