// npm run payment-file -- FILE: checks a payment file against our own structure, or against a schema of yours.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { validateXML } from 'xmllint-wasm';
import { command, Misuse } from './command.ts';

const HELP = `npm run payment-file -- FILE [--xsd PATH]

Checks a pain.001 payment file. Without --xsd it is checked against the structure that this ledger writes
(ledger-api/bank/pain.001.structure.xsd); with --xsd against that schema, such as the official pain.001.001.09
that ISO 20022 publishes. Prints "valid", or each difference and exits 1.`;

const OWN_XSD = new URL('../ledger-api/bank/pain.001.structure.xsd', import.meta.url);

process.exitCode = await command(process.argv.slice(2), HELP, async (words) => {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { xsd: { type: 'string' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Misuse('Name one payment file.');
  const checked = await validateXML({
    xml: contentOf(file),
    schema: contentOf(values.xsd ?? OWN_XSD),
  });
  for (const { message } of checked.errors) console.log(message.trim());
  if (checked.valid) console.log('valid');
  return checked.valid ? 0 : 1;
});

function contentOf(file: string | URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Misuse(`${String(file)} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
