/** `amount` × `part` / `whole`, to the nearest whole number, halves away from zero. Exact as long as the product is. */
export function roundShare(amount: number, part: number, whole: number): number {
  const product = Math.abs(amount * part);
  if (!Number.isSafeInteger(2 * product + whole)) throw new RangeError("An amount is too large to be exact.");
  const rounded = Math.floor((2 * product + whole) / (2 * whole));
  return rounded === 0 ? 0 : Math.sign(amount) * Math.sign(part) * rounded;
}
