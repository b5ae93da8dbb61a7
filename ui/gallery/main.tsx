// The gallery: every state of every face without a kiosk or a ledger, for tests and pictures.
// `?face=kiosk&state=coins-pouring&lang=en&theme=night&zoom=2`; without a state it lists them all.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readyLanguage } from '../text/languages.ts';
import { FACES } from './faces.ts';

const query = new URLSearchParams(location.search);
const lang = readyLanguage([query.get('lang')]);
const theme = query.get('theme') ?? 'day';
const zoom = Number(query.get('zoom') ?? '1');
document.documentElement.lang = lang;
document.documentElement.dataset['theme'] = theme;

const root = createRoot(document.querySelector('#root')!);
const load = FACES[query.get('face') ?? ''];
const state = query.get('state');
if (load && state) {
  const face = await load();
  root.render(<StrictMode>{face.render(state, { lang, theme, zoom })}</StrictMode>);
} else {
  root.render(<Index lists={await statesOfAllFaces()} />);
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
                <a href={`?face=${face}&state=${state}&lang=${lang}&theme=${theme}`}>{state}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
