// npm run payment-file -- FILE: checks a payment file against our own structure, or against a schema of yours.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { validateXML } from 'xmllint-wasm';

const HELP = `npm run payment-file -- FILE [--xsd PATH]

Checks a pain.001 payment file. Without --xsd it is checked against the structure that this ledger writes
(ledger-api/bank/pain.001.structure.xsd); with --xsd against that schema, such as the official pain.001.001.09
that ISO 20022 publishes. Prints "valid", or each difference and exits 1.`;

const OWN_XSD = new URL('../ledger-api/bank/pain.001.structure.xsd', import.meta.url);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { xsd: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
const [file] = positionals;
if (values.help || file === undefined) {
  console.log(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  const checked = await validateXML({
    xml: readFileSync(file, 'utf8'),
    schema: readFileSync(values.xsd ?? OWN_XSD, 'utf8'),
  });
  for (const { message } of checked.errors) console.log(message.trim());
  if (checked.valid) console.log('valid');
  process.exitCode = checked.valid ? 0 : 1;
}
