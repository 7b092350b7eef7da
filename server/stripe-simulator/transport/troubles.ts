import type { ApiAnswer } from "../api/api-answer.ts";
import { ApiError } from "../api/api-error.ts";
import { internalError, rateLimited, unavailable } from "../api/errors.ts";

/** How a call ends that doesn't end well. */
export type Fault = "cut off" | "silent" | "unavailable" | "rate limited" | "internal error" | "not Stripe" | "an empty object";

/** What may be wrong with all of Stripe at once. */
export type Trouble = "none" | "cut off once" | Fault;

/** `arriving`: nothing is known of the call yet. `working`: its idempotency key is in use. `done`: it has its effect. */
export type Stage = "arriving" | "working" | "done";

type Interruption = () => Fault | void | Promise<Fault | void>;

interface Planned {
  /** The beginning of `POST /v1/refunds`. */
  readonly on: string;
  readonly stage: Stage;
  readonly act: Interruption;
  times: number;
}

/** Ends a call without an answer. */
export class NoAnswer extends Error {
  readonly how: "cut off" | "silent" | "not Stripe";

  constructor(how: NoAnswer["how"]) {
    super(how);
    this.how = how;
  }
}

const answers: Readonly<Record<Exclude<Fault, NoAnswer["how"]>, () => ApiAnswer>> = {
  unavailable,
  "rate limited": rateLimited,
  "internal error": internalError,
  "an empty object": () => ({ status: 200, body: {} }),
};

/** An error inside Stripe is remembered under the idempotency key once the call was begun; the others never are. */
function raise(fault: Fault): never {
  if (fault === "cut off" || fault === "silent" || fault === "not Stripe") throw new NoAnswer(fault);
  throw new ApiError(answers[fault](), fault !== "internal error");
}

/** What goes wrong, and when. */
export class Troubles {
  readonly #planned: Planned[] = [];
  /** Of every call, until it is set to `none`. */
  all: Trouble = "none";

  plan({ on = "", stage = "arriving", times = 1, act }: Partial<Pick<Planned, "on" | "stage" | "times">> & Pick<Planned, "act">): void {
    this.#planned.push({ on, stage, times, act });
  }

  forget(): void {
    this.all = "none";
    this.#planned.length = 0;
  }

  /** Does what is planned for this point of a call; throws what ends it. */
  async meet(stage: Stage, call: string): Promise<void> {
    if (stage === "arriving" && this.all !== "none") {
      const fault = this.all === "cut off once" ? "cut off" : this.all;
      if (this.all === "cut off once") this.all = "none";
      raise(fault);
    }
    const planned = this.#planned.find((each) => each.stage === stage && each.times > 0 && call.startsWith(each.on));
    if (!planned) return;
    planned.times -= 1;
    const fault = await planned.act();
    if (fault) raise(fault);
  }
}
