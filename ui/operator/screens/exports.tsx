// Files of the books: whole lists, however long.
import { ExportLinks } from '../parts/export-links.tsx';
import { Part } from '../parts/frame.tsx';
import { useWords } from '../words.tsx';

const NAMES = ['trial-balance', 'bags', 'shipments', 'kiosk-cash'] as const;

export function ExportsPart() {
  const { text } = useWords();
  const { exports: words } = text.funds;
  return (
    <Part title={words.title}>
      <p className="fine">{words.lead}</p>
      <div className="acts">
        {NAMES.map((name) => (
          <ExportLinks key={name} path={`/v1/operator/exports/${name}`} word={words.names[name]} />
        ))}
      </div>
    </Part>
  );
}
