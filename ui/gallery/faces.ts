// The faces whose states the gallery shows. A face brings its own styles, so each is loaded only when asked for.
import type { ReactNode } from 'react';
import type { ReadyLanguage } from '../text/languages.ts';

/** What a face gives to the gallery: the names of its states, and a picture of each. */
export type GalleryFace = Readonly<{
  states: readonly string[];
  render: (state: string, options: GalleryOptions) => ReactNode;
}>;

export type GalleryOptions = Readonly<{
  lang: ReadyLanguage;
  theme: string;
  zoom: number;
  /** Millimetres of a kiosk's pixel; left out for that of a 27-inch screen. */
  pitchMm?: number | undefined;
}>;

export const FACES: Readonly<Record<string, () => Promise<GalleryFace>>> = {
  kiosk: async () => (await import('../kiosk/gallery-face.tsx')).face,
  wallet: () => import('../wallet/gallery.tsx'),
  operator: () => import('../operator/gallery.tsx'),
  shop: () => import('../shop/gallery.tsx'),
  tray: () => import('../tray/gallery.tsx'),
};
