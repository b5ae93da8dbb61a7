// The chart of accounts and the templates as the auditor knows them, written down a second time on purpose.

type Bound = 'debit' | 'credit' | 'any';
type Place = Readonly<{ kind: string; bound: Bound; commodity: string }>;

/** Where an account stands in the chart; undefined for a name that has no place there. */
export function placeOf(account: string): Place | undefined {
  for (const [kind, bound, pattern] of CHART) {
    const found = pattern.exec(account);
    if (found) return { kind, bound, commodity: found[1] ?? COMMODITY_OF[kind] ?? 'KRW' };
  }
  return undefined;
}

/** True when a balance (debit positive) may stand where it does. */
export function isWithin(bound: Bound, balanceMinor: bigint): boolean {
  if (bound === 'debit') return balanceMinor >= 0n;
  return bound === 'any' || balanceMinor <= 0n;
}

const CHART: readonly (readonly [kind: string, bound: Bound, pattern: RegExp])[] = [
  ['cash:kiosk', 'debit', /^cash:kiosk:[^:]+:([A-Z]{3})$/],
  ['cash:transit', 'debit', /^cash:transit:[^:]+:([A-Z]{3})$/],
  ['cash:vault', 'debit', /^cash:vault:([A-Z]{3})$/],
  ['cash:over_short', 'any', /^cash:over_short:[^:]+:([A-Z]{3})$/],
  ['cash:counterfeit', 'any', /^cash:counterfeit:([A-Z]{3})$/],
  ['bank:clearing', 'debit', /^bank:clearing:[^:]+:([A-Z]{3})$/],
  ['bank', 'any', /^bank:(?!clearing:)[^:]+:([A-Z]{3})$/],
  ['dep:pending', 'credit', /^dep:pending:[^:]+:([A-Z]{3})$/],
  ['dep:unclaimed', 'credit', /^dep:unclaimed:[^:]+:([A-Z]{3})$/],
  ['suspense', 'any', /^suspense:([A-Z]{3})$/],
  ['pts:avail', 'credit', /^pts:avail:[^:]+$/],
  ['pts:held', 'credit', /^pts:held:[^:]+$/],
  ['partner:payable', 'any', /^partner:payable:[^:]+$/],
  ['settle:clearing', 'credit', /^settle:clearing:[^:]+:[^:]+$/],
  ['wd:clearing', 'credit', /^wd:clearing:[^:]+$/],
  ['position', 'any', /^position:([A-Z]{3})$/],
  ['fx:realised', 'any', /^fx:realised:(KRW)$/],
  ['fee:bank', 'any', /^fee:bank:(KRW)$/],
  ['fx:spread', 'any', /^fx:spread:(PTS|KRW)$/],
  ['fee:income', 'any', /^fee:income:(PTS|KRW)$/],
  ['breakage', 'any', /^breakage:(PTS|KRW)$/],
  ['promo:expense', 'any', /^promo:expense:(PTS|KRW)$/],
  ['loss:claims', 'any', /^loss:claims:(PTS|KRW)$/],
];

const COMMODITY_OF: Readonly<Record<string, string>> = {
  'pts:avail': 'PTS',
  'pts:held': 'PTS',
  'partner:payable': 'PTS',
};

/** The kinds of accounts that a template may move; a correction (20) is measured by what it mirrors. */
export const TEMPLATES: Readonly<Record<string, readonly string[] | 'mirror'>> = {
  '1': ['cash:kiosk', 'dep:pending'],
  '2': ['cash:kiosk', 'dep:unclaimed'],
  '2s': ['cash:kiosk', 'suspense'],
  '4': ['dep:unclaimed', 'dep:pending'],
  '5': ['dep:pending', 'position', 'pts:avail'],
  '6': ['dep:pending', 'position', 'pts:avail', 'fx:spread'],
  '7': ['cash:transit', 'cash:kiosk'],
  '8': ['cash:vault', 'cash:counterfeit', 'cash:over_short', 'cash:transit'],
  '9': ['position', 'cash:over_short', 'cash:counterfeit'],
  '10': ['bank:clearing', 'cash:vault'],
  '10k': ['bank', 'fee:bank', 'bank:clearing'],
  '11': ['position', 'bank:clearing', 'bank', 'fee:bank', 'fx:realised'],
  '12': ['pts:avail', 'pts:held'],
  '13': ['pts:held', 'partner:payable', 'fee:income', 'pts:avail'],
  '13d': ['pts:avail', 'partner:payable', 'fee:income'],
  '14': ['pts:held', 'pts:avail'],
  '15': ['partner:payable', 'fee:income', 'pts:avail'],
  '16': ['partner:payable', 'position', 'settle:clearing', 'bank'],
  '17': ['pts:avail', 'pts:held', 'position', 'wd:clearing', 'fee:income', 'bank'],
  '18': ['pts:avail', 'pts:held', 'partner:payable'],
  '19': ['pts:avail', 'breakage'],
  '20': 'mirror',
  '21': ['fx:spread', 'fee:income', 'breakage', 'promo:expense', 'loss:claims', 'position'],
  '22': ['promo:expense', 'pts:avail'],
  '23': ['cash:over_short', 'dep:pending'],
  '24': ['suspense', 'dep:pending', 'dep:unclaimed'],
  '25': ['dep:unclaimed', 'position', 'breakage', 'fx:spread'],
  '26': ['pts:held', 'pts:avail', 'dep:pending', 'loss:claims'],
};
