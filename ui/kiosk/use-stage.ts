// Keeps the stage fitted to the window, by setting the rulers on the root element where the tokens are resolved.
import { useLayoutEffect, useState } from 'react';
import { fitStage, type Stage } from './stage.ts';

/** The stage in force; the root element carries `--pitch`, `--zoom`, `--fit`, the stage's size, and whether it is `upright` or `wide`. */
export function useStage(configuredPitchMm: number, isLarger: boolean): Stage {
  const [size, setSize] = useState(windowSize);
  useLayoutEffect(() => {
    const onResize = () => setSize(windowSize());
    addEventListener('resize', onResize);
    return () => removeEventListener('resize', onResize);
  }, []);
  const stage = fitStage(size, configuredPitchMm, isLarger);
  const { pitchMm, zoom, fit, widthPx, heightPx, isWide } = stage;
  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    dataset['stage'] = isWide ? 'wide' : 'upright';
    style.setProperty('--pitch', String(pitchMm));
    style.setProperty('--zoom', String(zoom));
    style.setProperty('--fit', String(fit));
    style.setProperty('--stage-width', `${widthPx}px`);
    style.setProperty('--stage-height', `${heightPx}px`);
  }, [pitchMm, zoom, fit, widthPx, heightPx, isWide]);
  return stage;
}

const windowSize = () => ({ widthPx: innerWidth, heightPx: innerHeight });
