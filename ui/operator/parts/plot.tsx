// Figures over hours as a plot for the eye; the same figures stand in a table below for whoever reads.
import { useEffect, useRef } from 'react';
import { formatNumber } from '../../kit/format.ts';
import { formatTime } from '../../kit/date.ts';
import { hourStarts } from '../view/hours.ts';
import { useWords } from '../words.tsx';

type PlotProps = Readonly<{
  title: string;
  /** Head of the first column of the twin. */
  when: string;
  lastHour: string;
  counts: readonly number[];
}>;

export function HourPlot({ title, when, lastHour, counts }: PlotProps) {
  const { text } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let isCurrent = true;
    let close = (): void => {};
    const draw = async (): Promise<void> => {
      try {
        const { drawHours } = await import('./draw-hours.ts');
        if (isCurrent) close = drawHours(element, hourStarts(lastHour, counts.length), counts);
      } catch {
        // A browser that cannot draw it still has the figures below.
      }
    };
    void draw();
    return () => {
      isCurrent = false;
      close();
    };
  }, [lastHour, counts]);
  const starts = hourStarts(lastHour, counts.length);
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
            {starts.map((startMs, i) => (
              <tr key={startMs}>
                <td>{formatTime(new Date(startMs).toISOString())}</td>
                <td>{formatNumber(counts[i] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
