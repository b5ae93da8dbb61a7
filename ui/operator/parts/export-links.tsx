// A whole list of the books as a file, made by the ledger: as CSV for people, as JSON for programs.
import { Icon } from '../../kit/icon.tsx';

type ExportProps = Readonly<{
  /** `/v1/operator/exports/…` without its format. */
  path: string;
  word: string;
}>;

export function ExportLinks({ path, word }: ExportProps) {
  const sign = path.includes('?') ? '&' : '?';
  return (
    <span className="acts">
      {(['csv', 'json'] as const).map((format) => (
        <a key={format} className="chip-button" download href={`${path}${sign}format=${format}`}>
          <Icon name="pickup" />
          {word} {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
