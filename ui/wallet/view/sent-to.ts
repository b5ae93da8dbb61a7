// The number a code was sent to, as it may stand on a screen: enough to notice a slip, too little to read off a shoulder.

/** `typed` with every digit hidden but the first three and the last four: `010-••••-5163`. */
export function maskTyped(typed: string): string {
  const digits = typed.replaceAll(/\D/g, '').length;
  let seen = 0;
  return typed.trim().replaceAll(/\d/g, (digit) => {
    seen += 1;
    return seen <= SHOWN_FIRST || seen > digits - SHOWN_LAST ? digit : '•';
  });
}

const SHOWN_FIRST = 3;
const SHOWN_LAST = 4;
