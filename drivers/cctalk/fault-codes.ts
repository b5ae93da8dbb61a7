// What a self-check (header 232) and a status (header 248) answer, in operator words (part 2, table 3): what is wrong, what to do.

/** What a fault asks of an operator. */
type FaultClass = 'jam' | 'fraud' | 'hardware' | 'configuration';

const WHAT_TO_DO: Readonly<Record<FaultClass, string>> = {
  jam: 'look for a stuck coin, then switch the acceptor off and on',
  fraud: 'look into the slot for a string or a foreign object',
  hardware: 'switch the acceptor off and on; if it stays, exchange it',
  configuration: 'check how the acceptor is fitted and set up',
};

/** The sentence for a fault code and its optional extra byte; undefined when the device is fine. */
export function faultInWords(data: Uint8Array): string | undefined {
  const [code, extra] = data;
  // A bare ACK means that the device gives no code, which is not a fault.
  if (code === undefined || code === 0) return undefined;
  const [words, kind] = FAULTS.get(code) ?? (['unknown fault', 'hardware'] as const);
  return `self-check ${code}: ${words}${extra === undefined ? '' : ` (${extra})`}; ${WHAT_TO_DO[kind]}`;
}

/** The return lever or flight deck is open: no coin is taken until somebody closes it. */
export const STATUS_LEVER_OPEN = 1;

/** The sentence for a status; undefined when the device is fine. */
export function statusInWords(status: number): string | undefined {
  if (status === 0) return undefined;
  if (status === STATUS_LEVER_OPEN)
    return 'status 1: the return lever or flight deck is open; close it';
  if (status === 2) return `status 2: string detector; ${WHAT_TO_DO.fraud}`;
  return `status ${status}: unknown; ${WHAT_TO_DO.hardware}`;
}

const FAULTS: ReadonlyMap<number, readonly [words: string, kind: FaultClass]> = new Map([
  [1, ['EEPROM checksum', 'hardware']],
  [2, ['coils', 'hardware']],
  [3, ['credit sensor', 'hardware']],
  [4, ['piezo sensor', 'hardware']],
  [5, ['reflective sensor', 'hardware']],
  [6, ['diameter sensor', 'hardware']],
  [7, ['wake-up sensor', 'hardware']],
  [8, ['sorter exit', 'jam']],
  [9, ['NVRAM checksum', 'hardware']],
  [10, ['dispensing', 'hardware']],
  [11, ['low level', 'hardware']],
  [12, ['high level', 'hardware']],
  [13, ['coin counting', 'hardware']],
  [14, ['keypad', 'hardware']],
  [15, ['button', 'hardware']],
  [16, ['display', 'hardware']],
  [17, ['audit memory', 'hardware']],
  [18, ['reject sensor', 'jam']],
  [19, ['coin return mechanism', 'hardware']],
  [20, ['string detector', 'fraud']],
  [21, ['rim sensor', 'hardware']],
  [22, ['thermistor', 'hardware']],
  [23, ['payout motor', 'hardware']],
  [24, ['payout time-out', 'hardware']],
  [25, ['payout jam', 'jam']],
  [26, ['payout sensor', 'hardware']],
  [27, ['level sensor', 'hardware']],
  [28, ['personality module missing', 'configuration']],
  [29, ['personality module checksum', 'configuration']],
  [30, ['ROM checksum', 'hardware']],
  [31, ['slave missing', 'configuration']],
  [32, ['inner communication', 'hardware']],
  [33, ['supply voltage', 'hardware']],
  [34, ['temperature', 'hardware']],
  [35, ['dual-entry chute', 'hardware']],
  [36, ['bill sensor', 'hardware']],
  [37, ['bill motor', 'hardware']],
  [38, ['bill stacker', 'hardware']],
  [39, ['bill jam', 'jam']],
  [40, ['RAM test', 'hardware']],
  [41, ['string sensor', 'fraud']],
  [42, ['accept gate stuck open', 'jam']],
  [43, ['accept gate stuck closed', 'jam']],
  [44, ['stacker missing', 'configuration']],
  [45, ['stacker full', 'configuration']],
  [46, ['flash erase', 'hardware']],
  [47, ['flash write', 'hardware']],
  [48, ['sub-device silent', 'hardware']],
  [49, ['optical sensor', 'hardware']],
  [50, ['battery', 'hardware']],
  [51, ['door open', 'configuration']],
  [52, ['microswitch', 'hardware']],
  [53, ['clock', 'hardware']],
  [54, ['firmware', 'hardware']],
  [55, ['start-up', 'hardware']],
  [56, ['supply current', 'hardware']],
  [57, ['forced bootloader', 'configuration']],
  [255, ['unspecified fault', 'hardware']],
]);
