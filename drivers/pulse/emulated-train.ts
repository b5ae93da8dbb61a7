// The coin line of the emulated bridge: pulses that follow each other too soon are one train, whoever made them.

/** Decided by the first edge of a train. */
export type TrainFate = 'counts' | 'inhibited' | 'powerUp';

export type FinishedTrain = Readonly<{ count: number; fate: TrainFate; endMs: number }>;

export interface EmulatedTrain {
  readonly isCounting: boolean;
  /** So many pulses from `nowMs` on; `fate` matters when they begin a train. */
  pulse(count: number, fate: TrainFate, nowMs: number): void;
  /** The train that has ended by `nowMs`, once. */
  finish(nowMs: number): FinishedTrain | undefined;
  forget(): void;
}

const PULSE_MS = 20;
const TRAIN_END_MS = 100;

/** A line at rest. */
export function createEmulatedTrain(): EmulatedTrain {
  let train: FinishedTrain | undefined;

  return {
    get isCounting() {
      return train !== undefined;
    },
    pulse: (count, fate, nowMs) => {
      const endMs = nowMs + (2 * count - 1) * PULSE_MS + TRAIN_END_MS;
      train = { count: (train?.count ?? 0) + count, fate: train?.fate ?? fate, endMs };
    },
    finish: (nowMs) => {
      if (!train || nowMs < train.endMs) return undefined;
      const finished = train;
      train = undefined;
      return finished;
    },
    forget: () => {
      train = undefined;
    },
  };
}
