import type { Outcome, Problem } from "../kernel/outcome.ts";

interface ItemResult {
  readonly outcome: string;
  readonly problems?: readonly Problem[];
}

const describe = ({ code, reason, path }: Problem): string => `${reason ?? code} at ${path.join(".")}`;

/** What a batch had wrong; only codes and places, as the rest would be a person's data. */
function problemsOf(outcome: Outcome<readonly ItemResult[]>): readonly Problem[] {
  return outcome.ok ? outcome.value.flatMap(({ problems }) => problems ?? []) : outcome.problems;
}

/** Feeds batch after batch in; the demo is whole or it fails. */
export async function feedBatches<T>(
  batches: Iterable<T[]>,
  upsert: (batch: T[]) => Promise<Outcome<readonly ItemResult[]>>,
  onFed: (count: number) => void,
): Promise<void> {
  for (const batch of batches) {
    const [problem] = problemsOf(await upsert(batch));
    if (problem) throw new Error(`The demo data were refused: ${describe(problem)}`);
    onFed(batch.length);
  }
}
