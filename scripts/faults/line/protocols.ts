// The protocols that are rehearsed.
import { createCctalkSubject } from './cctalk-subject.ts';
import { createNeighbour } from './neighbour.ts';
import { createQibixxSubject, createWaferstarSubject } from './mdb-subject.ts';
import { createPulseSubject } from './pulse-subject.ts';
import type { CreateSubject } from './subject.ts';

export const PROTOCOLS = [
  'cctalk',
  'cctalk-shared',
  'mdb-qibixx',
  'mdb-waferstar',
  'pulse',
] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export const SUBJECTS: Readonly<Record<Protocol, CreateSubject>> = {
  cctalk: (dice) => createCctalkSubject(dice),
  'cctalk-shared': (dice) => createCctalkSubject(dice, createNeighbour),
  'mdb-qibixx': createQibixxSubject,
  'mdb-waferstar': createWaferstarSubject,
  pulse: createPulseSubject,
};
