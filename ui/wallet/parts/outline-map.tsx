// The map of kiosks and shops: an outline and dots. The list below says the same in words.
import { formatNumber } from '../../kit/format.ts';
import { useDeskText } from '../desk-words.ts';
import { MAP, onMap, OUTLINES, type Position } from '../../kit/outline-map.ts';

type MapPlace = Readonly<{ id: string; isOpen: boolean; position: Position }>;

export function OutlineMap({ places }: Readonly<{ places: readonly MapPlace[] }>) {
  const { places: words } = useDeskText();
  const dots = places.flatMap(({ id, isOpen, position }) => {
    const place = onMap(position);
    return place ? [{ id, isOpen, ...place }] : [];
  });
  return (
    <svg
      className="outline-map"
      viewBox={`0 0 ${MAP.width} ${MAP.height}`}
      role="img"
      aria-label={`${words.map}. ${words.mapWords(formatNumber(dots.length))}`}
    >
      {OUTLINES.map((path) => (
        <path key={path.slice(0, 12)} d={path} className="land" />
      ))}
      {dots.map(({ id, isOpen, x, y }) => (
        <circle key={id} cx={x} cy={y} r="7" className={isOpen ? 'dot' : 'dot hollow'} />
      ))}
    </svg>
  );
}
