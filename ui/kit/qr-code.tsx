// A QR picture drawn as one SVG path; its library is loaded only when the first one is shown.
import { useEffect, useState } from 'react';

const QUIET_ZONE_MODULES = 4;

export function QrCode({ text, label }: Readonly<{ text: string; label: string }>) {
  const [drawn, setDrawn] = useState<{ path: string; size: number }>();
  useEffect(() => {
    let isCurrent = true;
    void drawQr(text).then((qr) => isCurrent && setDrawn(qr));
    return () => void (isCurrent = false);
  }, [text]);
  const side = (drawn?.size ?? 25) + 2 * QUIET_ZONE_MODULES;
  return (
    <svg
      className="qr"
      viewBox={`${-QUIET_ZONE_MODULES} ${-QUIET_ZONE_MODULES} ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      {drawn && <path fill="#06120f" d={drawn.path} />}
    </svg>
  );
}

/** The dark modules as one path; a text too long for any QR gives undefined. */
async function drawQr(text: string): Promise<{ path: string; size: number } | undefined> {
  const { create } = await import('qrcode');
  try {
    const { data, size } = create(text, { errorCorrectionLevel: 'L' }).modules;
    let path = '';
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++) if (data[y * size + x]) path += `M${x} ${y}h1v1h-1z`;
    return { path, size };
  } catch {
    return undefined;
  }
}
