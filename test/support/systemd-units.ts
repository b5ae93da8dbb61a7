// Reads the systemd units of kiosk/app/systemd: sections, directives in order, continued lines joined.
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const UNIT_DIRECTORY = join(import.meta.dirname, '../../kiosk/app/systemd');

export type Directive = Readonly<{ section: string; name: string; value: string }>;
export type Unit = Readonly<{ file: string; directives: readonly Directive[] }>;

/** Every unit, by name of its file; throws at a line that is no directive. */
export function readUnits(): readonly Unit[] {
  const files = globSync('*.service', { cwd: UNIT_DIRECTORY }).sort();
  return files.map((file) => ({
    file: basename(file),
    directives: parse(readFileSync(join(UNIT_DIRECTORY, file), 'utf8')),
  }));
}

/** Values of a directive, in order; words of its lists with `words`. */
export const valuesOf = ({ directives }: Unit, name: string): readonly string[] =>
  directives.filter((directive) => directive.name === name).map(({ value }) => value);

/** All words of a directive that holds a list. */
export const wordsOf = (unit: Unit, name: string): readonly string[] =>
  valuesOf(unit, name).flatMap((value) => value.split(/\s+/).filter(Boolean));

function parse(text: string): readonly Directive[] {
  let section = '';
  const lines = text.replaceAll(/\\\n\s*/g, '').split('\n');
  return lines.flatMap((line) => {
    if (line === '' || line.startsWith('#')) return [];
    const header = /^\[(\w+)\]$/.exec(line);
    if (header) {
      section = header[1]!;
      return [];
    }
    const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`not a directive: ${line}`);
    return [{ section, name, value }];
  });
}
