const signals = new EventTarget();

/** What waits has changed by what was done here. */
export const tellCount = (): void => void signals.dispatchEvent(new Event("changed"));

export function onCountChange(look: () => void): () => void {
  signals.addEventListener("changed", look);
  return () => signals.removeEventListener("changed", look);
}
