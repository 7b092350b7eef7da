import { hours } from "../../kernel/clock.ts";
import type { World } from "../world/world.ts";
import type { ApiAnswer } from "./api-answer.ts";
import { ApiError } from "./api-error.ts";
import { otherRequest, requestUnderWay } from "./errors.ts";

/** How long Stripe remembers a key. After that the same request is done anew. */
const keptMs = hours(24);

interface KeyedRequest {
  readonly owner: string;
  readonly key: string;
  readonly sent: string;
}

const mark = "idempotent-replayed";

const replayed = (answer: ApiAnswer): ApiAnswer => ({ ...answer, headers: { ...answer.headers, [mark]: "true" } });

export const isReplayed = ({ headers }: ApiAnswer): boolean => headers?.[mark] !== undefined;

function forgetOldOnes({ tables, clock }: World): void {
  const before = clock.now().getTime() - keptMs;
  for (const [name, { at }] of Object.entries(tables.requests)) {
    // They stand in the order in which they came.
    if (at > before) return;
    delete tables.requests[name];
  }
}

/** Does the work once for a key, and answers the same again. What was refused before it began may be tried again. */
export async function once(world: World, { owner, key, sent }: KeyedRequest, work: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
  forgetOldOnes(world);
  const { requests } = world.tables;
  const name = `${owner} ${key}`;
  const known = requests[name];
  if (known) {
    if (known.sent !== sent) throw new ApiError(otherRequest(key), true);
    if (known.answer === null) throw new ApiError(requestUnderWay(key), true);
    return replayed(known.answer);
  }
  const remembered = (requests[name] = { at: world.clock.now().getTime(), sent, answer: null as ApiAnswer | null });
  try {
    remembered.answer = await work();
    return remembered.answer;
  } catch (error) {
    if (error instanceof ApiError && !error.beforehand) remembered.answer = error.answer;
    else delete requests[name];
    throw error;
  }
}
