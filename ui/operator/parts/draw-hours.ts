// The only file that knows uPlot; it is loaded when the first plot is shown. Colours come from the tokens.
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { formatTime } from '../../kit/date.ts';

/** Draws one value an hour into `box` and follows its width; the answer takes it away. */
export function drawHours(
  box: HTMLElement,
  startsMs: readonly number[],
  counts: readonly number[],
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
      legend: { show: false },
      cursor: { show: false },
      scales: { y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] } },
      axes: [
        {
          ...axis,
          values: (_, seconds) =>
            seconds.map((second) => formatTime(new Date(second * 1_000).toISOString())),
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

const HEIGHT_PX = 220;
