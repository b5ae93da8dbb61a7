// Hills as pictures: a flat ridge, and a ridge printed in dots.
import { useMemo } from 'react';
import { halftonePath } from './halftone.ts';
import { ridgePath, type Peak } from './shape.ts';

type RidgeProps = Readonly<{
  peaks: readonly Peak[];
  width: number;
  height: number;
  /** Colour token, such as `--far`. */
  fill: string;
}>;

/** A flat hill as part of an SVG. */
export function Ridge({ peaks, width, height, fill }: RidgeProps) {
  return <path d={ridgePath(peaks, width, height)} fill={`var(${fill})`} />;
}

/** A hill printed in dots, as part of an SVG. Keep the aspect ratio: dots must stay round. */
export function DottedRidge({
  peaks,
  width,
  height,
  pitch,
}: Omit<RidgeProps, 'fill'> & Readonly<{ pitch: number }>) {
  const dots = useMemo(
    () => halftonePath(peaks, width, height, pitch),
    [peaks, width, height, pitch],
  );
  return (
    <>
      <Ridge peaks={peaks} width={width} height={height} fill="--mid" />
      <path d={dots} fill="var(--rock)" />
    </>
  );
}
