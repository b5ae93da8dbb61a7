// The gallery: every state of every face without a kiosk or a ledger, for tests and pictures.
// `?face=kiosk&state=coins-pouring&lang=en&theme=night&zoom=2`; the same after a `#` changes the picture without a new
// page. Without a state it lists them all.
import { StrictMode, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { onHashChange } from '../kit/page-hash.ts';
import { readyLanguage } from '../text/languages.ts';
import { FACES, type GalleryFace } from './faces.ts';

const asked = new URLSearchParams(location.search);
const load = FACES[asked.get('face') ?? ''];
const root = createRoot(document.querySelector('#root')!);
document.documentElement.lang = readyLanguage([asked.get('lang')]);
document.documentElement.dataset['theme'] = asked.get('theme') ?? 'day';
if (load && asked.has('state')) root.render(<Show face={await load()} />);
else root.render(<Index lists={await statesOfAllFaces()} />);

function Show({ face }: Readonly<{ face: GalleryFace }>) {
  const hash = useSyncExternalStore(onHashChange, () => location.hash);
  const wanted = new URLSearchParams([...asked, ...new URLSearchParams(hash.slice(1))]);
  const last = (name: string) => wanted.getAll(name).at(-1);
  const options = {
    lang: readyLanguage([last('lang')]),
    theme: last('theme') ?? 'day',
    zoom: Number(last('zoom') ?? '1'),
    pitchMm: Number(last('pitch')) || undefined,
  };
  // `shown` tells a test that the picture it asked for is the one it sees.
  return (
    <StrictMode key={wanted.toString()}>
      <div data-shown={last('shown')}>{face.render(last('state') ?? '', options)}</div>
    </StrictMode>
  );
}

async function statesOfAllFaces(): Promise<readonly (readonly [string, readonly string[]])[]> {
  return Promise.all(
    Object.entries(FACES).map(async ([name, load]) => [name, (await load()).states] as const),
  );
}

function Index({ lists }: Readonly<{ lists: readonly (readonly [string, readonly string[]])[] }>) {
  return (
    <main>
      <h1>Gallery</h1>
      {lists.map(([face, states]) => (
        <section key={face}>
          <h2>{face}</h2>
          <ul>
            {states.map((state) => (
              <li key={state}>
                <a href={`?face=${face}&state=${state}${location.search.replace('?', '&')}`}>
                  {state}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
