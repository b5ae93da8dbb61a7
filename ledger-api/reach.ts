// Where a listening ledger is reached: what it calls itself, and which origins and hosts are its own.
import type { Reach } from './api.ts';
import { authorityOf, isLoopback } from './config/origin.ts';
import type { Settings } from './config/settings.ts';

/** Reach of a ledger that listens on `port`; on loopback, `localhost` is the same place. */
export function reachOf(
  settings: Pick<Settings, 'host' | 'publicOrigin' | 'tls'>,
  port: number,
): Reach {
  const scheme = settings.tls ? 'https' : 'http';
  const names = isLoopback(settings.host) ? [settings.host, 'localhost'] : [settings.host];
  const own = [...new Set(names)].map((name) => authorityOf(scheme, name, port));
  const localOrigin = `${scheme}://${own[0]}`;
  const publicOrigin = settings.publicOrigin ?? localOrigin;
  return {
    publicOrigin,
    localOrigin,
    origins: [...new Set([publicOrigin, ...own.map((authority) => `${scheme}://${authority}`)])],
    authorities: [...new Set([new URL(publicOrigin).host, ...own])],
  };
}
