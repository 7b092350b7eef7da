/** GOOD: serves; POOR: answers, but follows or lags behind the others, or can't be written to; DOWN: does not serve. */
export type Health = "GOOD" | "POOR" | "DOWN";

export interface NodeState {
  readonly health: Health;
  /** Since when it has this health, in milliseconds of a clock that only goes forward. */
  readonly since: number;
}

/** A node that comes back is left alone for so long: one that comes and goes would take everything with it each time. */
export const steadyMs = 10_000;

/**
 * Which of the nodes is used, the first being preferred: the current one as long as it is good and none before it has been
 * good for long. All processes that see the same nodes choose the same one, and do not get into each other's way.
 */
export function chooseNode(nodes: readonly NodeState[], current: number, now: number): number {
  const first = (fits: (node: NodeState) => boolean): number => nodes.findIndex(fits);
  if (nodes[current]?.health === "GOOD") {
    const steady = first(({ health, since }) => health === "GOOD" && now - since >= steadyMs);
    return steady === -1 ? current : Math.min(steady, current);
  }
  const chosen = [first(({ health }) => health === "GOOD"), first(({ health }) => health === "POOR")].find((place) => place !== -1);
  return chosen ?? current;
}
