const shownAtMost = 4;

/** The end of a number as cards show it: enough to recognise one's own, never more than half of it. */
export function maskNumber(display: string): string {
  const signs = [...display];
  const counted = signs.filter((sign) => /[\p{L}\p{N}]/u.test(sign)).length;
  let hidden = counted - Math.min(shownAtMost, Math.floor(counted / 2));
  return signs.map((sign) => (/[\p{L}\p{N}]/u.test(sign) && hidden-- > 0 ? "•" : sign)).join("");
}
