// What `--detect` says of a line with an MDB bridge on it. Closes the slot, polls nothing.
import type { Clock } from '../clock.ts';
import type { Detector, Found } from '../detect.ts';
import type { SerialLine } from '../line/serial-line.ts';
import { createConversation } from './conversation.ts';
import { COMMANDS, QIBIXX_CODEC, WAFERSTAR_CODEC } from './frame.ts';
import type { BridgeCodec } from './frame.ts';
import { lookAtChanger } from './start-up.ts';

/** A detector for each kind of bridge; the one that takes every byte for a command comes first. */
export const MDB_DETECTORS: readonly Detector[] = [WAFERSTAR_CODEC, QIBIXX_CODEC].map((codec) => ({
  protocol: `MDB (${codec.name})`,
  baudRate: codec.baudRate,
  probe: (line, clock) => probe(codec, line, clock),
}));

async function probe(
  codec: BridgeCodec,
  line: SerialLine,
  clock: Clock,
): Promise<readonly Found[]> {
  const conversation = createConversation(line, codec, clock, () => {});
  if (!(await conversation.start())) return [];
  const where = `MDB through a ${codec.name} bridge`;
  const closed = await conversation.ask(COMMANDS.coinType, [0, 0, 0, 0], 1);
  // A bridge without a changer says so, one that polls by itself says nothing.
  if (!closed.ok && closed.reason !== 'nack') return [];
  const met = await lookAtChanger(conversation);
  if (!met.ok) return [{ sentence: `${where}: the bridge answers, but ${met.detail}` }];
  const { acceptorId, coinTypes } = met.changer;
  const coins = coinTypes.flatMap((coinType) => (coinType ? [coinType.coinId] : []));
  return [
    {
      sentence: `${where}: coin changer ${acceptorId}, coins ${coins.join(' ') || 'none'}`,
      setting: `mdb-${codec.name}`,
    },
  ];
}
