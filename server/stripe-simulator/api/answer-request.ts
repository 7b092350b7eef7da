import { catchUp } from "../happenings/passing-time.ts";
import type { KeyRecord } from "../world/records.ts";
import type { Owner, World } from "../world/world.ts";
import { accountOf } from "../world/world.ts";
import type { ApiAnswer } from "./api-answer.ts";
import { ApiError } from "./api-error.ts";
import type { Endpoint } from "./endpoint.ts";
import { badParameter, expiredKey, lostAccount, missingPermission, noKey, unknownKey, unknownPath } from "./errors.ts";
import { expand } from "./expand.ts";
import type { FormTree } from "./form.ts";
import { readForm } from "./form.ts";
import { isReplayed, once } from "./idempotency.ts";
import { checkParameters } from "./parameters.ts";
import { paymentEndpoints } from "./payment-endpoints.ts";
import { Parameters } from "./read-parameters.ts";
import { sessionEndpoints } from "./session-endpoints.ts";

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly key: string;
  readonly idempotencyKey: string | null;
  /** What was sent, form-encoded, in the body or the query. */
  readonly form: URLSearchParams;
}

const endpoints = [...sessionEndpoints, ...paymentEndpoints].map((endpoint) => ({
  endpoint,
  pattern: new RegExp(`^${endpoint.at.replace("*", "([^/]+)")}$`),
}));

function findEndpoint(method: string, path: string): { readonly endpoint: Endpoint; readonly id: string } {
  for (const { endpoint, pattern } of endpoints) {
    const match = pattern.exec(`${method} ${path}`);
    if (match) return { endpoint, id: decodeURIComponent(match[1] ?? "") };
  }
  throw new ApiError(unknownPath(method, path), true);
}

function demandKey(world: World, sent: string): KeyRecord {
  if (sent === "") throw new ApiError(noKey(), true);
  const key = Object.hasOwn(world.tables.keys, sent) ? world.tables.keys[sent] : undefined;
  if (!key) throw new ApiError(unknownKey(sent), true);
  if (key.state === "expired") throw new ApiError(expiredKey(sent), true);
  if (key.state === "without its account") throw new ApiError(lostAccount(sent, accountOf(world, key).id), true);
  return key;
}

function readTree(form: URLSearchParams): FormTree {
  try {
    return readForm(form);
  } catch {
    throw new ApiError(badParameter("parameter_invalid", "", "The parameters contradict each other."), true);
  }
}

/** What comes between while a request is being worked on; either may throw an `ApiError`. */
export interface Meanwhile {
  readonly before: () => Promise<void>;
  readonly after: () => Promise<void>;
}

/** What the API answers, without any trouble on the way. */
export async function answerRequest(world: World, request: ApiRequest, { before, after }: Meanwhile): Promise<ApiAnswer> {
  const { method, path, key: sent, idempotencyKey, form } = request;
  try {
    const key = demandKey(world, sent);
    const { endpoint, id } = findEndpoint(method, path);
    if (key.permissions && !key.permissions.includes(endpoint.permission))
      throw new ApiError(missingPermission(sent, key.accountId, endpoint.permission), true);
    const owner: Owner = { accountId: key.accountId, live: key.live };
    let lost: unknown = null;
    const work = async (): Promise<ApiAnswer> => {
      const tree = readTree(form);
      checkParameters(endpoint.takes, tree);
      await before();
      catchUp(world);
      const parameters = new Parameters(tree);
      const shown = expand(world, endpoint.answer({ world, owner, id, path, parameters }), parameters.texts("expand"));
      const body = structuredClone(shown);
      await after().catch((error: unknown) => {
        if (error instanceof ApiError) throw error;
        // It is done and remembered, whether or not anybody hears of it.
        lost = error;
      });
      return { status: 200, body };
    };
    const keyed = { owner: `${owner.accountId} ${owner.live}`, sent: `${path} ${form.toString()}` };
    const answer = method === "POST" && idempotencyKey !== null ? await once(world, { ...keyed, key: idempotencyKey }, work) : await work();
    if (lost !== null) throw lost;
    if (isReplayed(answer)) await after();
    return answer;
  } catch (error) {
    if (error instanceof ApiError) return error.answer;
    throw error;
  }
}
