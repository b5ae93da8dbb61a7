// Names of kiosks by their ids, for lists that carry ids only.
import { useLoaded } from './use-loaded.ts';

/** A kiosk that is not known yet is shown by the end of its id. */
export function useKioskNames(): (id: string) => string {
  const { value } = useLoaded('kiosk names', (client) =>
    client.list<{ id: string; name: string }>('/operator/kiosks', 'kiosks'),
  );
  const names = new Map(value?.rows.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id.slice(-8);
}
