// Fits the kiosk's picture to a window. A kiosk's own screen is drawn in true millimetres, upright or lying on its side;
// any other window (a laptop) shows the whole picture of a 27-inch portrait screen, scaled to its height. A kiosk's screen
// smaller than 27 inches keeps its words at their legal size and gives up the picture.
export type Window = Readonly<{ widthPx: number; heightPx: number }>;

export type Stage = Readonly<{
  widthPx: number;
  heightPx: number;
  /** Millimetres per CSS pixel as drawn. */
  pitchMm: number;
  /** 1, or up to 2 when a person asked for larger text. */
  zoom: number;
  /** What is not text, beside its size on 27 inches: less than 1 on a smaller screen. */
  fit: number;
  /** Without picture, steps and coin rolls: words need the room. */
  isTight: boolean;
  /** A landscape screen: sky on the left, ground on the right. */
  isWide: boolean;
}>;

/** A 27-inch screen of 1080 × 1920. */
export const DEFAULT_PITCH_MM = 0.3114;
/** The controller's own default is the same, rounded. */
const AS_USUAL_MM = 0.001;
const DESIGN_WIDTH_PX = 1080;
const DESIGN_HEIGHT_PX = 1920;
/** The picture needs this much room; below it the tight layout is used. */
const ROOMY_WIDTH_MM = 330;
const ROOMY_HEIGHT_MM = 590;
/** A screen of 27 inches on its side: sky and ground side by side need all of it. */
const WIDE_WIDTH_MM = 595;
const WIDE_HEIGHT_MM = 334;
/** The tight layout at zoom 1 needs half of 27 inches each way; the shorter and the longer side. */
const TIGHT_SHORT_MM = 167;
const TIGHT_LONG_MM = 298;
const ZOOM_MAX = 2;

/** The stage for this window; `configuredPitchMm` is that of the kiosk's own screen. */
export function fitStage(window: Window, configuredPitchMm: number, isLarger: boolean): Stage {
  const widthMm = window.widthPx * configuredPitchMm;
  const heightMm = window.heightPx * configuredPitchMm;
  const isUpright = heightMm > widthMm;
  const [short, long] = isUpright ? [widthMm, heightMm] : [heightMm, widthMm];
  const isRoomy = isUpright
    ? widthMm >= ROOMY_WIDTH_MM && heightMm >= ROOMY_HEIGHT_MM
    : widthMm >= WIDE_WIDTH_MM && heightMm >= WIDE_HEIGHT_MM;
  // On its side a laptop looks like a small kiosk; only a kiosk's screen has been measured.
  const isMeasured = isUpright || Math.abs(configuredPitchMm - DEFAULT_PITCH_MM) > AS_USUAL_MM;
  const isKiosk = isRoomy || (isMeasured && short >= TIGHT_SHORT_MM && long >= TIGHT_LONG_MM);
  if (!isKiosk) return { ...scaledPicture(window), ...(isLarger ? LARGER : NORMAL) };
  const zoomMax = isRoomy
    ? ZOOM_MAX
    : Math.min(ZOOM_MAX, short / TIGHT_SHORT_MM, long / TIGHT_LONG_MM);
  return {
    ...window,
    pitchMm: configuredPitchMm,
    zoom: isLarger ? zoomMax : 1,
    fit: zoomMax / ZOOM_MAX,
    isTight: isLarger || !isRoomy,
    isWide: !isUpright,
  };
}

const NORMAL = { zoom: 1, fit: 1, isTight: false };
const LARGER = { zoom: ZOOM_MAX, fit: 1, isTight: true };

function scaledPicture({ widthPx, heightPx }: Window): Omit<Stage, 'zoom' | 'fit' | 'isTight'> {
  const scale = Math.min(widthPx / DESIGN_WIDTH_PX, heightPx / DESIGN_HEIGHT_PX);
  return {
    widthPx: DESIGN_WIDTH_PX * scale,
    heightPx: DESIGN_HEIGHT_PX * scale,
    pitchMm: DEFAULT_PITCH_MM / scale,
    isWide: false,
  };
}
