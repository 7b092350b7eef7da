let aheadMilliseconds = 0;

/** Deadlines come from the server; a device whose clock is off must not count them wrong. */
export function learnServerTime(response: Response): void {
  const date = Date.parse(response.headers.get("date") ?? "");
  if (Number.isNaN(date)) return;
  const ahead = date - Date.now();
  // The header counts in whole seconds: less than two of them say nothing about the device.
  aheadMilliseconds = Math.abs(ahead) < 2_000 ? 0 : ahead + 500;
}

export const serverNow = (): number => Date.now() + aheadMilliseconds;
