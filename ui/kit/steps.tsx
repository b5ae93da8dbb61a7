// Three specks with words: where a person is on the way from number to receipt.

export function Steps({
  words,
  current,
  label,
}: Readonly<{ words: readonly string[]; current: number; label: string }>) {
  return (
    <ol className="steps" aria-label={label}>
      {words.map((word, i) => (
        <li
          key={word}
          className={i < current ? 'was' : i === current ? 'is' : 'next'}
          aria-current={i === current ? 'step' : undefined}
        >
          <i aria-hidden="true" />
          {word}
        </li>
      ))}
    </ol>
  );
}
