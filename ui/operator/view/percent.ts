// Shares as text.

/** `99.97%`, from hundredths of a percent; a whole hundred has no decimals. */
export const percentText = (hundredths: number): string =>
  `${(hundredths / 100).toFixed(hundredths === 10_000 ? 0 : 2)}%`;
