// The heap of counted coins: each dot is one coin, in the colour of its metal and its true relative size.
import { useEffect, useMemo, useRef } from 'react';
import { coinLook, type CoinLook } from './coin-metal.ts';
import { HeapPainter } from './heap-painter.ts';

export type HeapProps = Readonly<{
  /** What each digit of `sequence` means. */
  rows: readonly Readonly<{ currency: string; faceMinor: string }>[];
  /** Counted coins in order, one base-36 digit each: the index in `rows`. */
  sequence: string;
}>;

/** A canvas that fills its parent's box; sizes come from the style sheet. Silent: totals and lists say it in words. */
export function Heap({ rows, sequence }: HeapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<HeapPainter>(undefined);
  const looks = useMemo(() => looksOf(rows, sequence), [rows, sequence]);

  useEffect(() => {
    const element = canvas.current!;
    const own = new HeapPainter(element);
    painter.current = own;
    const refresh = () => own.refresh(performance.now());
    const sizes = new ResizeObserver(refresh);
    sizes.observe(element);
    const themes = new MutationObserver(refresh);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    refresh();
    return () => {
      sizes.disconnect();
      themes.disconnect();
      own.close();
    };
  }, []);

  useEffect(() => {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    painter.current?.show(looks, performance.now(), isStill);
  }, [looks]);

  return <canvas className="heap" ref={canvas} aria-hidden="true" />;
}

function looksOf(rows: HeapProps['rows'], sequence: string): readonly CoinLook[] {
  const looks = rows.map((row) => coinLook(row.currency, row.faceMinor));
  return [...sequence].flatMap((digit) => looks[Number.parseInt(digit, 36)] ?? []);
}
