// Figures over hours or days as a plot for the eye; the same figures stand in a table below for whoever reads.
import { useEffect, useRef } from 'react';
import { formatNumber } from '../../kit/format.ts';
import { useWords } from '../words.tsx';

type PlotProps = Readonly<{
  title: string;
  /** Head of the first column of the twin. */
  when: string;
  startsMs: readonly number[];
  counts: readonly number[];
  /** What a moment is called on the axis and in the twin; the same function each time. */
  wordOf: (startMs: number) => string;
}>;

export function CountPlot({ title, when, startsMs, counts, wordOf }: PlotProps) {
  const { text } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let isCurrent = true;
    let close = (): void => {};
    const draw = async (): Promise<void> => {
      try {
        const { drawCounts } = await import('./draw-counts.ts');
        if (isCurrent) close = drawCounts(element, startsMs, counts, wordOf);
      } catch {
        // A browser that cannot draw it still has the figures below.
      }
    };
    void draw();
    return () => {
      isCurrent = false;
      close();
    };
  }, [startsMs, counts, wordOf]);
  return (
    <figure className="plot">
      <div ref={box} className="plot-box" aria-hidden="true" />
      <details>
        <summary>{text.shell.showTable}</summary>
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{when}</th>
              <th scope="col">{title}</th>
            </tr>
          </thead>
          <tbody>
            {startsMs.map((startMs, i) => (
              <tr key={startMs}>
                <td>{wordOf(startMs)}</td>
                <td>{formatNumber(counts[i] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
