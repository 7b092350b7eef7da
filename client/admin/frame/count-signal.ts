/** Between what is done on a page and the count beside the way to it. */
export interface CountSignal {
  /** What is counted has changed by what was done here. */
  readonly tell: () => void;
  readonly hear: (look: () => void) => () => void;
}

export function createCountSignal(): CountSignal {
  const signals = new EventTarget();
  return {
    tell: () => void signals.dispatchEvent(new Event("changed")),
    hear: (look) => {
      signals.addEventListener("changed", look);
      return () => signals.removeEventListener("changed", look);
    },
  };
}
