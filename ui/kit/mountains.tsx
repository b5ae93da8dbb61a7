// Hills as pictures: a flat ridge, and a ridge printed in dots.
import { useMemo } from 'react';
import { halftonePath } from './halftone.ts';
import { FAR_HILLS, NEAR_HILLS, ridgePath, type Peak } from './shape.ts';

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

/** Flat hills along the horizon, for screens that have nothing to count; two ranges where there is room. */
export function Hills({ isDeep = false }: Readonly<{ isDeep?: boolean }>) {
  return (
    <svg className="art hills" viewBox="0 0 1080 170" preserveAspectRatio="none" aria-hidden="true">
      <Ridge peaks={FAR_HILLS} width={1080} height={170} fill="--far" />
      {isDeep && (
        <g transform="translate(0 80)">
          <Ridge peaks={NEAR_HILLS} width={1080} height={90} fill="--mid" />
        </g>
      )}
    </svg>
  );
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
