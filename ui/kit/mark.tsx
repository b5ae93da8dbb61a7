// The mark: six specks make a peak, and the top one is the sun.

export function Mark({ rock = 'currentColor' }: Readonly<{ rock?: string }>) {
  return (
    <svg className="mark" viewBox="0 0 66 60" aria-hidden="true">
      <g fill={rock}>
        <circle cx="11" cy="49" r="10" />
        <circle cx="33" cy="49" r="10" />
        <circle cx="55" cy="49" r="10" />
        <circle cx="22" cy="30" r="10" />
        <circle cx="44" cy="30" r="10" />
      </g>
      <circle cx="33" cy="11" r="10" fill="var(--sun)" />
    </svg>
  );
}
