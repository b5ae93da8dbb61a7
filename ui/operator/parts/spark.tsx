// A day of coins as a small ridge, with the last hour as a coin; the count beside it is said aloud.

/** `hours` from the oldest to the newest. */
export function Spark({ hours }: Readonly<{ hours: readonly number[] }>) {
  const highest = Math.max(1, ...hours);
  const x = (i: number): number => round((i * (WIDTH - 8)) / Math.max(1, hours.length - 1) + 4);
  const y = (count: number): number => round(HEIGHT - 4 - (count / highest) * (HEIGHT - 8));
  const line = hours.map((count, i) => `${x(i)} ${y(count)}`).join('L');
  const last = hours.length - 1;
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="under" d={`M${x(0)} ${HEIGHT}L${line}L${x(last)} ${HEIGHT}z`} />
      <path className="over" d={`M${line}`} />
      <circle cx={x(last)} cy={y(hours[last] ?? 0)} r="3.5" />
    </svg>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;
const WIDTH = 132;
const HEIGHT = 30;
