/** So many within any stretch of that many milliseconds. */
export interface Window {
  readonly count: number;
  readonly per: number;
}

/** When one more is possible, in milliseconds since 1970. `instants` are those of before, ascending. */
export const possibleAt = (instants: readonly number[], windows: readonly Window[]): number =>
  Math.max(
    -Infinity,
    ...windows.filter(({ count }) => instants.length >= count).map(({ count, per }) => Number(instants[instants.length - count]) + per),
  );

/** In order, also where another process's clock is ahead; as many as the windows look back on. */
export const withInstant = (instants: readonly number[], at: number, most: number): number[] =>
  [...instants, at].toSorted((a, b) => a - b).slice(-most);

export const mostRemembered = (windows: readonly Window[]): number => Math.max(...windows.map(({ count }) => count));

export const longestWindow = (windows: readonly Window[]): number => Math.max(...windows.map(({ per }) => per));
