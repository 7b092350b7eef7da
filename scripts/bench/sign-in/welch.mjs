/** @typedef {{ mean: number, variance: number, count: number }} Moments */

/** @param {number[]} values @returns {Moments} */
export function momentsOf(values) {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  return { count, mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1) };
}

/** How far apart two means are, in their own uncertainty. @param {number[]} one @param {number[]} other */
export function welch(one, other) {
  const [a, b] = [momentsOf(one), momentsOf(other)];
  return { a, b, t: (a.mean - b.mean) / Math.sqrt(a.variance / a.count + b.variance / b.count) };
}

/**
 * Both without the slowest of all: a busy machine's hiccups hide a difference, and belong to neither side.
 * @param {number[]} one @param {number[]} other @param {number} share of both together that stays
 */
export function withoutSlowest(one, other, share) {
  const all = [...one, ...other].toSorted((a, b) => a - b);
  const bound = Number(all[Math.min(all.length - 1, Math.floor(all.length * share))]);
  const below = (/** @type {number[]} */ values) => values.filter((value) => value <= bound);
  return [below(one), below(other)];
}
