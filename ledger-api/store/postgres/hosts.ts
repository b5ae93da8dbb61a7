// A `postgres://` URL with several hosts, as one URL for each: the database package knows only one.

/** `postgres://user:password@host1,host2:5433/db?…` → a URL for each host, in that order; undefined when it is none. */
export function hostUrls(url: string): readonly string[] | undefined {
  const parts = POSTGRES_URL.exec(url);
  if (!parts) return undefined;
  const [, person = '', hosts = '', database = '', query = ''] = parts;
  const entries = hosts.split(',');
  // As in libpq: a port that stands alone at the end counts for every host without one.
  const commonPort = portOf(entries.at(-1)!);
  const urls = entries.map((entry) => {
    const port = portOf(entry) ?? commonPort;
    const host = port === portOf(entry) ? entry : `${entry}:${port}`;
    return `postgres://${person}${host}/${database}${query}`;
  });
  return urls.every((one) => URL.canParse(one) && new URL(one).hostname !== '') ? urls : undefined;
}

const portOf = (entry: string): string | undefined => /:(\d{1,5})$/.exec(entry)?.[1];

const POSTGRES_URL = /^postgres(?:ql)?:\/\/([^@/?#]*@)?([^@/?#]+)\/([^/?#]+)(\?[^#]*)?$/;
