// The day as a small hill: points hour by hour, with the last hour as a coin. It says nothing aloud.

export function Spark({ shares }: Readonly<{ shares: readonly number[] }>) {
  if (shares.length < 2) return null;
  const x = (i: number): number => (i / (shares.length - 1)) * WIDTH;
  const y = (share: number): number => HEIGHT - share * (HEIGHT - 6);
  const line = shares.map(
    (share, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(share).toFixed(1)}`,
  );
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH + 4} ${HEIGHT}`} aria-hidden="true">
      <path d={`${line.join('')}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}z`} fill="var(--mid)" />
      <path d={line.join('')} fill="none" stroke="var(--text)" strokeWidth="1.5" />
      <circle cx={WIDTH} cy={y(shares.at(-1)!)} r="3.5" fill="var(--act)" />
    </svg>
  );
}

const WIDTH = 142;
const HEIGHT = 34;
