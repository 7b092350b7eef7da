let aheadMilliseconds = 0;

function learn(serverTime: number, receivedAt: number): void {
  if (Number.isNaN(serverTime)) return;
  const ahead = serverTime - receivedAt;
  // The header counts in whole seconds: less than two of them say nothing about the device.
  aheadMilliseconds = Math.abs(ahead) < 2_000 ? 0 : ahead + 500;
}

/** Deadlines come from the server; a device whose clock is off must not count them wrong. */
export const learnServerTime = (response: Response): void => learn(Date.parse(response.headers.get("date") ?? ""), Date.now());

/** From the page itself, which may have been long on its way since its first byte came. */
export function learnServerTimeOfPage(at: string): void {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  learn(Date.parse(at), Date.now() - (navigation ? performance.now() - navigation.responseStart : 0));
}

/** On the server itself: the time of the answers that it renders. */
export const learnServerTimeFrom = (at: Date): void => learn(at.getTime(), Date.now());

export const serverNow = (): number => Date.now() + aheadMilliseconds;
