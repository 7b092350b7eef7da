const firstMs = 2_000;
const longestMs = 3_600_000;

/** Some twenty hours of tries. */
export const maximumAttempts = 30;

/** How long to wait after that many tries: doubling up to an hour, somewhere in the upper half so that many don't come at once. */
export function backOffMs(attempts: number, random: () => number): number {
  const whole = Math.min(firstMs * 2 ** (attempts - 1), longestMs);
  return Math.round(whole * (0.5 + random() / 2));
}
