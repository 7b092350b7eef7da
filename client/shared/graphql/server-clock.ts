let aheadMilliseconds = 0;

/** Deadlines come from the server; a device whose clock is off must not count them wrong. */
export function learnServerTime(response: Response): void {
  const date = Date.parse(response.headers.get("date") ?? "");
  if (!Number.isNaN(date)) aheadMilliseconds = date - Date.now();
}

export const serverNow = (): number => Date.now() + aheadMilliseconds;
