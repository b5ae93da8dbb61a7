// I4, I5: lots and holds, derived from the points that each transfer names, and the earliest lot first.
import { type Chapter, type Desk, type Entry, named } from '../desk.ts';
import { creditOn, debitOn } from '../legs.ts';
import { compareLots } from './lots-compared.ts';
import { fiveYearsLater, type LotBook, lotBook, type Piece, RETURNED_LIFE_MS } from './lot-book.ts';
import { type LotStep, lotStepOf } from './lot-steps.ts';

export function lotsChapter(desk: Desk): Chapter {
  const book = lotBook(desk.notebook);
  return {
    name: 'lots and holds',
    read: (entry) => {
      if (!entry.legs.some((leg) => leg.account.startsWith('pts:'))) return;
      const step = lotStepOf(entry.document);
      const sentence = step
        ? follow(book, entry, step)
        : 'moves points in a way that no rule explains';
      if (sentence !== undefined) desk.differ(`${named(entry)} ${sentence}.`);
    },
    close: () => compareLots(desk),
  };
}

/** Follows one step; answers what is wrong with it. */
function follow(book: LotBook, entry: Entry, step: LotStep): string | undefined {
  const pieces = piecesOf(entry);
  const total = pieces.reduce((sum, piece) => sum + piece.points, 0n);
  switch (step.kind) {
    case 'opens':
      return opens(book, entry);
    case 'sets-aside': {
      if (total !== creditOn(entry.legs, 'pts:held:'))
        return 'sets other points aside than it names by lot';
      const wallet = walletOf(entry, 'pts:held:');
      const wrong = outOfOrder(book, entry, wallet, step.whose, pieces);
      book.hold(step.hold, wallet, step.purpose, pieces);
      return wrong ?? taken(book, pieces, 'aside');
    }
    case 'takes': {
      if (total !== debitOn(entry.legs, 'pts:avail:'))
        return 'takes other points than it names by lot';
      const wallet = walletOf(entry, 'pts:avail:');
      const wrong = outOfOrder(book, entry, wallet, 'earliest', pieces);
      book.hold(step.hold, wallet, step.purpose, pieces);
      book.resolve(step.hold);
      for (const { lotId, points } of pieces) book.mark(step.hold, lotId, points, 0n);
      return wrong ?? taken(book, pieces, 'away');
    }
    case 'leaves': {
      if (total !== debitOn(entry.legs, 'pts:avail:'))
        return 'takes other points than it names by lot';
      const wallet = walletOf(entry, 'pts:avail:');
      return outOfOrder(book, entry, wallet, 'earliest', pieces) ?? taken(book, pieces, 'away');
    }
    case 'expires': {
      const [piece] = pieces;
      const lot = piece && book.lot(piece.lotId);
      if (!lot || lot.rest !== piece.points || lot.expiresAtMs > entry.atMs) {
        return 'takes a lot that has not expired, or not all of its rest';
      }
      return taken(book, pieces, 'away');
    }
    case 'uses':
      return resolves(
        book,
        entry,
        step.hold,
        new Map(pieces.map((one) => [one.lotId, one.points])),
      );
    case 'gives-back':
      return resolves(book, entry, step.hold, new Map());
    case 'travels':
      return travels(book, entry, step.hold);
    case 'nothing':
      return undefined;
    case 'refunds':
      return refunds(book, entry, step.hold, pieces);
  }
}

function opens(book: LotBook, entry: Entry): undefined {
  const points = creditOn(entry.legs, 'pts:avail:');
  if (points === 0n) return;
  book.open({
    id: entry.id,
    wallet: walletOf(entry, 'pts:avail:'),
    deposit: entry.document.details.depositId ?? null,
    openedAtMs: entry.atMs,
    expiresAtMs: fiveYearsLater(entry.atMs),
    rest: points,
    reserved: 0n,
  });
}

/** I5: what is taken is what the order of use says; answers the sentence when it is not. */
function outOfOrder(
  book: LotBook,
  entry: Entry,
  wallet: string,
  whose: 'earliest' | 'deposit',
  pieces: readonly Piece[],
): string | undefined {
  const usable = book.usable(wallet, entry.atMs);
  const { depositId } = entry.document.details;
  const own = whose === 'deposit' ? usable.filter((lot) => lot.deposit === depositId) : usable;
  let left = pieces.reduce((sum, piece) => sum + piece.points, 0n);
  const right = own.flatMap((lot) => {
    const points = lot.rest < left ? lot.rest : left;
    left -= points;
    return points > 0n ? [`${lot.id} ${points}`] : [];
  });
  const told = pieces.map(({ lotId, points }) => `${lotId} ${points}`);
  return left === 0n && told.join() === right.join()
    ? undefined
    : `takes ${told.join(', ')}, where the order of use gives ${right.join(', ') || 'nothing'}`;
}

function taken(book: LotBook, pieces: readonly Piece[], where: 'aside' | 'away'): undefined {
  for (const { lotId, points } of pieces) {
    book.change(lotId, -points, where === 'aside' ? points : 0n);
  }
}

function resolves(
  book: LotBook,
  entry: Entry,
  hold: string,
  told: ReadonlyMap<string, bigint>,
): string | undefined {
  const pieces = book.pieces(hold, 'open');
  if (!pieces) return `resolves ${hold}, which is not open`;
  let back = 0n;
  for (const { lotId, points } of pieces) {
    const used = told.get(lotId) ?? 0n;
    back += points - used;
    book.change(lotId, points - used, -points);
    if (points > used) book.prolong(lotId, entry.atMs);
    book.mark(hold, lotId, used, 0n);
  }
  book.resolve(hold);
  const given = creditOn(entry.legs, 'pts:avail:');
  return given === back ? undefined : `gives ${given} points back where its lots give ${back}`;
}

function travels(book: LotBook, entry: Entry, hold: string): string | undefined {
  const pieces = book.pieces(hold, 'open');
  if (!pieces) return `resolves ${hold}, which is not open`;
  const wallet = walletOf(entry, 'pts:avail:');
  pieces.forEach(({ lotId, points }, i) => {
    const from = book.lot(lotId);
    book.change(lotId, 0n, -points);
    book.mark(hold, lotId, points, 0n);
    const expires = from?.expiresAtMs ?? entry.atMs;
    book.open({
      id: `${entry.id}/${i + 1}`,
      wallet,
      deposit: entry.document.details.depositId ?? null,
      openedAtMs: from?.openedAtMs ?? entry.atMs,
      expiresAtMs: expires > entry.atMs ? expires : entry.atMs + RETURNED_LIFE_MS,
      rest: points,
      reserved: 0n,
    });
  });
  book.resolve(hold);
  return undefined;
}

function refunds(
  book: LotBook,
  entry: Entry,
  hold: string,
  pieces: readonly Piece[],
): string | undefined {
  const known = book.pieces(hold, 'resolved');
  if (!known) return `refunds ${hold}, which was not used`;
  for (const { lotId, points } of pieces) {
    const piece = known.find((one) => one.lotId === lotId);
    if (!piece || piece.refunded + points > piece.used) {
      return `refunds more of lot ${lotId} than was used`;
    }
    book.change(lotId, points, 0n);
    book.prolong(lotId, entry.atMs);
    book.mark(hold, lotId, 0n, points);
  }
  return undefined;
}

const piecesOf = ({ document }: Entry): readonly Piece[] =>
  (document.details.lots ?? []).map(({ lotId, points }) => ({ lotId, points: BigInt(points) }));

const walletOf = ({ legs }: Entry, start: string): string =>
  legs.find((leg) => leg.account.startsWith(start))?.account.slice(start.length) ?? '';
