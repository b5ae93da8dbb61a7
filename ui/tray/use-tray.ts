// The tray's memory: how the device stands, and what became of the last clicks.
import { useCallback, useEffect, useState } from 'react';
import type { BrowserClock } from '../kit/browser-clock.ts';
import type { TrayText } from '../text/tray/ko.ts';
import {
  deviceState,
  type DeviceState,
  type EmulatorClient,
  type EmulatorReply,
} from './emulator-client.ts';
import { addResult, failure, type Result } from './results.ts';

export type Told = Omit<Result, 'number'>;

export type Tray = Readonly<{
  state: DeviceState;
  results: readonly Result[];
  /** Performs a command and tells what became of it. */
  act(command: string, tell: (reply: EmulatorReply) => Told): Promise<void>;
}>;

/** Asks the device for its state after each command, and every two seconds. */
export function useTray(client: EmulatorClient, clock: BrowserClock, text: TrayText): Tray {
  const [state, setState] = useState<DeviceState>('unknown');
  const [results, setResults] = useState<readonly Result[]>([]);
  const look = useCallback(async (): Promise<void> => {
    setState(deviceState(await client.perform('state')));
  }, [client]);

  useEffect(() => {
    let cancel = (): void => {};
    let isOver = false;
    const watch = async (): Promise<void> => {
      await look();
      if (!isOver) cancel = clock.after(LOOK_PAUSE_MS, () => void watch());
    };
    void watch();
    return () => {
      isOver = true;
      cancel();
    };
  }, [clock, look]);

  const act = async (command: string, tell: (reply: EmulatorReply) => Told): Promise<void> => {
    const reply = await client.perform(command);
    const told = reply.ok ? tell(reply) : failure(text, reply);
    setResults((before) => addResult(before, told));
    await look();
  };
  return { state, results, act };
}

const LOOK_PAUSE_MS = 2_000;
