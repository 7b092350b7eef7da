import type { FindingEffect, FindingReason } from "./finding.ts";
import { Findings } from "./finding.ts";

/** A place in a bundle, where something may be found that can't be taken over. */
export class Place {
  readonly #findings: Findings;
  readonly path: string;

  constructor(findings: Findings, path: string) {
    this.#findings = findings;
    this.path = path;
  }

  /** Only ever called with element names that FHIR has, or places in a list: a path tells nothing of what was sent. */
  at(...steps: readonly (string | number)[]): Place {
    return new Place(
      this.#findings,
      steps.reduce<string>((path, step) => (typeof step === "number" ? `${path}[${step}]` : `${path}.${step}`), this.path),
    );
  }

  /** The same place for whoever looks at what was looked at before: nothing is listed twice. */
  aside(): Place {
    return new Place(new Findings(), this.path);
  }

  leaveOut(reason: FindingReason, problem?: string): void {
    this.#note("ELEMENT_LEFT_OUT", reason, problem);
  }

  leaveResourceOut(reason: FindingReason): void {
    this.#note("RESOURCE_LEFT_OUT", reason);
  }

  tell(reason: FindingReason): void {
    this.#note("NOTE", reason);
  }

  #note(effect: FindingEffect, reason: FindingReason, problem?: string): void {
    this.#findings.add({ path: this.path, reason, effect, ...(problem !== undefined && { problem }) });
  }
}
