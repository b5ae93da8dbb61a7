// Where people reach the ledger: an origin, and whether it is only this machine.

/** The origin of `text` when it is exactly an http or https origin (a closing slash is forgiven). */
export function readOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isOrigin = url.pathname === '/' && !url.search && !url.hash && !url.username;
  return isOrigin && /^https?:$/.test(url.protocol) ? url.origin : undefined;
}

/** True for names and addresses that never leave this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

/** `host:port` as a browser names it: a port that the scheme implies is left out (RFC 9421, 2.2.3). */
export function authorityOf(scheme: 'http' | 'https', host: string, port: number): string {
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return new URL(`${scheme}://${name}:${port}`).host;
}
