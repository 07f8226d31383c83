// Checks the shipped JSON Schema against the sample files, with a validator that is not the one behind it.
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

process.chdir(new URL('..', import.meta.url).pathname);

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(read('dist/annotation-set.schema.json'));
const samples = readdirSync('samples/exports').filter((name) => name.endsWith('.json'));

for (const name of samples) {
  const set = read(`samples/exports/${name}`);
  if (set.format !== 'source-bias-annotations') continue; // Another format's sample.
  const problems = validate(set)
    ? []
    : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
  if (validate({ ...set, annotations: 'none' })) problems.push('is valid even without annotations');
  for (const problem of problems) console.error(`samples/exports/${name}: ${problem}`);
  console.log(`${name}: ${problems.length ? 'wrong' : 'valid'}`);
  if (problems.length) process.exitCode = 1;
}
