import { isUniqueViolation } from "./errors.ts";
import type { Outcome, Problem } from "../kernel/outcome.ts";
import { failure } from "../kernel/outcome.ts";

/** What the decision was based on has changed before it was written: nothing was written, and it is to be decided again. */
export class Overtaken extends Error {}

/** A part of what was asked is refused: nothing of it is kept. */
export class Refused extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super("Refused: nothing of it is kept.");
    this.problems = problems;
  }
}

const mostTries = 6;

/** Decides again as long as others get in the way; the caller is told of what they did as soon as it decides anything. */
export async function onceMore<T>(decide: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await decide();
    } catch (error) {
      if (error instanceof Refused) return failure(...error.problems);
      if (!(error instanceof Overtaken) && !isUniqueViolation(error)) throw error;
      if (tries === mostTries) return failure({ code: "CONFLICT", path: ["input"] });
    }
  }
}
