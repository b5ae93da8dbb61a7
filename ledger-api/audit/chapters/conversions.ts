// I11: each conversion recomputes bit for bit from the signed card it names, and its legs are what it says.
import type { RateCard } from '../../contract/rate-card.ts';
import { type Chapter, type Desk, type Entry, named } from '../desk.ts';
import { readCanonical } from '../documents.ts';
import { creditOn, debitOn } from '../legs.ts';
import { textOf } from '../reader.ts';

export function conversionsChapter({ books, notebook, differ, count }: Desk): Chapter {
  let conversions = 0;
  return {
    name: 'conversions',
    open: async () => {
      notebook.rule('create table cards (number integer primary key, document text)');
      await notebook.copy(books, CARDS, 'cards');
    },
    read: (entry) => {
      const { template, details } = entry.document;
      if (template !== '6' && template !== '25') return;
      const coins = entry.legs.find((leg) => leg.account.startsWith('dep:'));
      if (!coins) return differ(`${named(entry)} converts no coins.`);
      if (coins.commodity === 'KRW') return;
      const told = details.conversion;
      if (!told) return differ(`${named(entry)} keeps no record of its conversion.`);
      conversions += 1;
      const stored = notebook.one(
        `select document from cards where number = ?`,
        BigInt(told.cardNumber),
      );
      const card = stored && readCanonical<RateCard>(textOf(stored.document));
      const line = card?.rates.find((rate) => rate.currency === coins.commodity);
      if (!card || !line) {
        return differ(
          `${named(entry)} names card ${told.cardNumber}, which quotes no ${coins.commodity}.`,
        );
      }
      const gross = { num: coins.amountMinor * BigInt(line.mid.num), den: BigInt(line.mid.den) };
      const kept = BigInt(line.spread.den) - BigInt(line.spread.num);
      const net = { num: gross.num * kept, den: gross.den * BigInt(line.spread.den) };
      const said = [
        told.amountMinor,
        textOfRatio(told.grossExact),
        textOfRatio(told.netExact),
      ].join();
      if (said !== [coins.amountMinor, textOfRatio(gross), textOfRatio(net)].join()) {
        differ(`${named(entry)}: its conversion is not what card ${told.cardNumber} says.`);
      }
      if (told.policyVersion !== 1 || told.policy !== card.policy) {
        differ(`${named(entry)} converts by a rule that card ${told.cardNumber} does not name.`);
      }
      const rounded = { gross: BigInt(told.gross), net: BigInt(told.net) };
      if (!isNearest(rounded.gross, gross) || !isNearest(rounded.net, net)) {
        differ(
          `${named(entry)}: ${told.gross} and ${told.net} points are not the nearest to the exact values.`,
        );
      }
      judgeLegs(entry, rounded, differ);
    },
    close: async () => count('conversions', conversions),
  };
}

function judgeLegs(
  entry: Entry,
  { gross, net }: Readonly<{ gross: bigint; net: bigint }>,
  differ: (sentence: string) => void,
): void {
  const given = debitOn(entry.legs, 'pts:avail:') + debitOn(entry.legs, 'breakage:');
  const isBooked =
    debitOn(entry.legs, 'position:PTS') === gross &&
    -given === net &&
    creditOn(entry.legs, 'fx:spread:') === gross - net;
  if (!isBooked || gross < net) {
    differ(
      `${named(entry)} does not book the ${gross} gross and ${net} net points of its conversion.`,
    );
  }
}

/** The whole number nearest to num / den, the even one of two. */
function isNearest(whole: bigint, { num, den }: Readonly<{ num: bigint; den: bigint }>): boolean {
  const off = 2n * (whole * den - num);
  const away = off < 0n ? -off : off;
  return away < den || (away === den && whole % 2n === 0n);
}

const textOfRatio = ({ num, den }: Readonly<{ num: bigint | string; den: bigint | string }>) =>
  `${num}/${den}`;

const CARDS = `select number, document from documents where type = 'rate-card'`;
