// Words of the ccTalk acceptor tests: states as they are told, replies as a device would give them.
import { expect } from 'vitest';
import { SUM_CODEC } from '#drivers/cctalk/frame.ts';

export const MODIFY_MASTER_INHIBIT = 228;
export const READ_BUFFERED_CREDIT = 229;

export const ready = (isOpen: boolean) => expect.objectContaining({ state: 'ready', isOpen });
export const outOfService = (reason: string) =>
  expect.objectContaining({ state: 'out-of-service', reason });

export const isAboutInhibits = (header: number): boolean => [231, 230, 228, 227].includes(header);

export const count = (headers: readonly number[], header: number): number =>
  headers.filter((other) => other === header).length;

export const replyOf = (data: readonly number[]): Uint8Array =>
  SUM_CODEC.encode({ destination: 1, source: 2, header: 0, data: new Uint8Array(data) });

export const withoutMaster = (header: number): 'silence' | undefined =>
  header === MODIFY_MASTER_INHIBIT || header === 227 ? 'silence' : undefined;
