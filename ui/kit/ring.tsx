// Seconds left as a ring that empties; the figure stands inside, so the ring never carries it alone.

export function Ring({
  secondsLeft,
  secondsMax,
}: Readonly<{ secondsLeft: number; secondsMax: number }>) {
  const share = Math.max(0, Math.min(100, (secondsLeft / secondsMax) * 100));
  return (
    <span className="ring" role="timer" aria-live="off">
      <svg viewBox="0 0 120 120" aria-hidden="true">
        <circle cx="60" cy="60" r="52" />
        <circle
          className="run"
          cx="60"
          cy="60"
          r="52"
          pathLength="100"
          strokeDasharray={`${share} 100`}
        />
      </svg>
      <b>{secondsLeft}</b>
    </span>
  );
}
