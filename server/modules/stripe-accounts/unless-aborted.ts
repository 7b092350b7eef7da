/** What comes of the work, or null as soon as the signal says to end: the work itself is then left alone. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | null> {
  if (!signal) return work;
  let end: () => void = () => undefined;
  const aborted = new Promise<null>((resolve) => {
    end = () => resolve(null);
    signal.addEventListener("abort", end);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", end);
  }
}
