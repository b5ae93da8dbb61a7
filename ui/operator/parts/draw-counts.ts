// The only file that knows uPlot; it is loaded when the first plot is shown. Colours come from the tokens.
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** Draws one value for each beginning into `box` and follows its width; the answer takes it away. */
export function drawCounts(
  box: HTMLElement,
  startsMs: readonly number[],
  counts: readonly number[],
  wordOf: (startMs: number) => string,
): () => void {
  const style = getComputedStyle(box);
  const colour = (token: string): string => style.getPropertyValue(token).trim();
  const axis = {
    stroke: colour('--text-2'),
    font: `13px ${style.fontFamily}`,
    grid: { stroke: colour('--rule'), width: 1 },
    ticks: { show: false },
  };
  const plot = new UPlot(
    {
      width: box.clientWidth,
      height: HEIGHT_PX,
      // Room for half of the last word.
      padding: [null, WORD_PX / 2, null, null],
      legend: { show: false },
      cursor: { show: false },
      scales: { y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] } },
      axes: [
        {
          ...axis,
          splits: ({ width }) => labelled(startsMs, width).map((ms) => ms / 1_000),
          values: (_, seconds) => seconds.map((second) => wordOf(second * 1_000)),
        },
        axis,
      ],
      series: [
        {},
        {
          stroke: colour('--rock'),
          width: 2,
          fill: colour('--mid'),
          points: { show: false },
        },
      ],
    },
    [startsMs.map((ms) => ms / 1_000), [...counts]],
    box,
  );
  const sizes = new ResizeObserver(() =>
    plot.setSize({ width: box.clientWidth, height: HEIGHT_PX }),
  );
  sizes.observe(box);
  return () => {
    sizes.disconnect();
    plot.destroy();
  };
}

/** As many beginnings as have room for a word each, the last one among them. */
function labelled(startsMs: readonly number[], width: number): readonly number[] {
  const step = Math.max(1, Math.ceil((startsMs.length * WORD_PX) / Math.max(width, 1)));
  return startsMs.filter((_, i) => (startsMs.length - 1 - i) % step === 0);
}

const HEIGHT_PX = 220;
const WORD_PX = 96;
