// A shop as it is typed, and as the ledger takes it.
import { positionOf, typedPlace } from './place-input.ts';

export type TypedShop = Readonly<{
  name: string;
  hours: string;
  latitude: string;
  longitude: string;
  feePolicyVersion: string;
  payoutAccountRef: string;
}>;

type KnownShop = Readonly<{
  name: string;
  hours?: string | undefined;
  position?: Readonly<{ latitudeE6: number; longitudeE6: number }> | undefined;
  feePolicyVersion: number;
  payoutAccountRef?: string | undefined;
}>;

/** The fields of a new shop, or of one that is known. */
export const typedShop = (known?: KnownShop): TypedShop => ({
  name: known?.name ?? '',
  hours: known?.hours ?? '',
  ...typedPlace(known?.position),
  feePolicyVersion: String(known?.feePolicyVersion ?? 1),
  payoutAccountRef: known?.payoutAccountRef ?? '',
});

/** What is sent: a field that is empty is left out; undefined while something cannot be. */
export function shopBody(typed: TypedShop): object | undefined {
  const [name, hours, payoutAccountRef] = [
    typed.name.trim(),
    typed.hours.trim(),
    typed.payoutAccountRef.trim(),
  ];
  const position = positionOf(typed);
  if (name === '' || position === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(typed.feePolicyVersion.trim())) return undefined;
  return {
    name,
    feePolicyVersion: Number(typed.feePolicyVersion),
    ...(hours !== '' && { hours }),
    ...(payoutAccountRef !== '' && { payoutAccountRef }),
    ...(position !== 'none' && { position }),
  };
}
