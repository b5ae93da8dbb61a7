// How a POS talks to the ledger: commands to copy and run, and the promises behind them.
import { OfficePage } from '../parts/office-page.tsx';
import { CopyButton } from '../../kit/copy-button.tsx';
import { useOfficeWords } from './office-words.ts';
import { posExamples } from './pos-examples.ts';

export function PosScreen({ name, origin }: Readonly<{ name: string; origin: string }>) {
  const { pos: text } = useOfficeWords();
  return (
    <OfficePage name={name} here="more" title={text.title} back={{ page: 'more' }}>
      <p>{text.lead}</p>
      {posExamples(origin).map(({ step, command }) => {
        const [title, words] = text.steps[step];
        return (
          <section key={step} className="example">
            <h2>{title}</h2>
            <p>{words}</p>
            <pre tabIndex={0} aria-label={title}>
              <code>{command}</code>
            </pre>
            <div className="setting-row">
              <CopyButton
                copied={command}
                word={text.copy}
                done={text.copied}
                label={text.ours(title ?? '')}
              />
            </div>
          </section>
        );
      })}
      <section className="example">
        <h2>{text.rules}</h2>
        <ul className="promises">
          {text.ruleList.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        <a className="chip-button" href="/docs">
          {text.all}
        </a>
      </section>
    </OfficePage>
  );
}
