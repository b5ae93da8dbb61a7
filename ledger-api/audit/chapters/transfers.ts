// Each transfer by itself: its postings are those of its document, sum to zero, and move what its template may move.
import { TEMPLATES, placeOf } from '../chart.ts';
import { type Chapter, type Desk, type Entry, type Leg, named } from '../desk.ts';
import { textOf } from '../reader.ts';

export function transfersChapter(desk: Desk): Chapter {
  const { notebook, differ, count } = desk;
  let postings = 0;

  /** I14: what is reversed is known, is mirrored leg by leg, and is reversed once. */
  const judgeMirror = (entry: Entry, reverses: string): void => {
    const where = named(entry);
    const original = notebook.one(`select legs from seen where id = ?`, reverses);
    if (!original)
      return differ(`${where} reverses ${reverses}, which is not in the log before it.`);
    const mirrored = entry.legs.map((leg) => ({ ...leg, amountMinor: -leg.amountMinor }));
    if (legsText(mirrored) !== textOf(original.legs))
      differ(`${where} is not the mirror of ${reverses}.`);
    const before = notebook.one(`select id from reversed where reverses = ?`, reverses);
    if (before)
      return differ(`${where} reverses ${reverses}, which ${textOf(before.id)} did already.`);
    notebook.run(`insert into reversed values (?, ?)`, reverses, entry.id);
  };

  return {
    name: 'transfers',
    open: async () => notebook.rule(TABLES),
    read: (entry) => {
      const { document, legs } = entry;
      const where = named(entry);
      postings += legs.length;
      if (legsText(legs) !== legsText(legsOf(document))) {
        differ(`${where}: its postings are not those of its document.`);
      }
      if (legs.length < 2) differ(`${where} has fewer than two postings.`);
      for (const [commodity, sum] of sumsOf(legs)) {
        if (sum !== 0n) differ(`${where}: its ${commodity} postings sum to ${sum}.`);
      }
      judgePlaces(desk, entry);
      judgeParity(desk, entry);
      const { reverses } = document.details;
      if (reverses !== undefined) judgeMirror(entry, reverses);
      else if (document.template === '20') differ(`${where} corrects without saying what.`);
      // Only these can be reversed.
      if (/^(8|9|10|10k|11|17)$/.test(document.template)) {
        notebook.run(`insert or ignore into seen values (?, ?)`, entry.id, legsText(legs));
      }
    },
    close: async () => count('postings', postings),
  };
}

function judgePlaces({ differ }: Desk, entry: Entry): void {
  const { template } = entry.document;
  const may = TEMPLATES[template];
  if (!may) return differ(`${named(entry)} is of a template that does not exist, ${template}.`);
  for (const { account, commodity } of entry.legs) {
    const place = placeOf(account);
    if (!place) differ(`${named(entry)} moves ${account}, which has no place in the chart.`);
    else if (place.commodity !== commodity) {
      differ(`${named(entry)} moves ${commodity} on ${account}.`);
    } else if (may !== 'mirror' && !may.includes(place.kind)) {
      differ(`${named(entry)} moves ${account}, which template ${template} does not.`);
    }
  }
}

/** 1 P = ₩1: where points become won or won points, both positions move by the same. */
function judgeParity({ differ }: Desk, entry: Entry): void {
  const points = entry.legs.find((leg) => leg.account === 'position:PTS');
  const won = entry.legs.find((leg) => leg.account === 'position:KRW');
  if (!points || !won || points.amountMinor + won.amountMinor === 0n) return;
  differ(`${named(entry)} turns ${points.amountMinor} points into ${-won.amountMinor} won.`);
}

const legsOf = (document: Entry['document']): readonly Leg[] =>
  document.postings.map((leg) => ({ ...leg, amountMinor: BigInt(leg.amountMinor) }));

const legsText = (legs: readonly Leg[]): string =>
  legs.map((leg) => `${leg.account} ${leg.commodity} ${leg.amountMinor}`).join('\n');

function sumsOf(legs: readonly Leg[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { commodity, amountMinor } of legs) {
    sums.set(commodity, (sums.get(commodity) ?? 0n) + amountMinor);
  }
  return sums;
}

const TABLES = `
  create table seen (id text primary key, legs text) without rowid;
  create table reversed (reverses text primary key, id text) without rowid`;
