// A place as it is typed: two decimals, both or neither.

/** Millionths of a degree; `none` when nothing was typed, undefined while it is no place. */
export function positionOf(
  typed: Readonly<{ latitude: string; longitude: string }>,
): Readonly<{ latitudeE6: number; longitudeE6: number }> | 'none' | undefined {
  const [latitude, longitude] = [typed.latitude.trim(), typed.longitude.trim()];
  if (latitude === '' && longitude === '') return 'none';
  const latitudeE6 = degrees(latitude, 90);
  const longitudeE6 = degrees(longitude, 180);
  return latitudeE6 === undefined || longitudeE6 === undefined
    ? undefined
    : { latitudeE6, longitudeE6 };
}

/** The fields of a place that is known, or empty ones. */
export const typedPlace = (
  position: Readonly<{ latitudeE6: number; longitudeE6: number }> | undefined,
): Readonly<{ latitude: string; longitude: string }> => ({
  latitude: position ? String(position.latitudeE6 / 1e6) : '',
  longitude: position ? String(position.longitudeE6 / 1e6) : '',
});

function degrees(text: string, most: number): number | undefined {
  if (!/^-?\d{1,3}(\.\d{1,10})?$/.test(text)) return undefined;
  const value = Number(text);
  return Math.abs(value) <= most ? Math.round(value * 1e6) : undefined;
}
