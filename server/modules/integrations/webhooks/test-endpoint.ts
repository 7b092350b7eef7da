import type { RightHolder } from "../../../kernel/actor.ts";
import { minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { decideOnLimits } from "../../limits/limit-ledger.ts";
import { takeFrom } from "../../limits/rate-limits.ts";
import { reasonOf } from "./deliver-webhook.ts";
import { findEndpoint, missingAt } from "./find-endpoint.ts";
import type { WebhookParts } from "./webhook-parts.ts";
import { testBody } from "./webhook-topic.ts";

/** What a test delivery came to. */
export interface TestResult {
  readonly eventId: string;
  readonly delivered: boolean;
  readonly status: number | null;
  readonly reason: string | null;
  readonly durationMs: number;
}

const perEndpoint = [{ count: 10, per: minutes(1) }];

/** Sends an event that says nothing, now, and answers what happened. Also to an endpoint that is disabled: to see whether it works again. */
export async function testEndpoint(
  { database, clock, keys, vault, gateway }: WebhookParts,
  actor: RightHolder,
  id: string | null,
): Promise<Outcome<TestResult>> {
  const { clinicId } = actor;
  const at = clock.now();
  const allowed = await database.transaction(async (tx) => {
    const endpoint = await findEndpoint(tx, actor, id);
    if (!endpoint) return missingAt("id");
    const key = keys.hmac("webhooks/test", clinicId, endpoint.id);
    const taken = await decideOnLimits(tx, clinicId, [key], (ledger) => takeFrom(ledger, [{ key, windows: perEndpoint }], at));
    if (!taken.ok) return failure({ code: "TOO_MANY_REQUESTS", path: ["input"], facts: { retryAt: taken.retryAt, clinicPhone: null } });
    await recordAudit(tx, actor, at, { action: "webhook-endpoint.tested", subjectId: endpoint.id });
    return success(endpoint);
  });
  if (!allowed.ok) return allowed;
  const endpoint = allowed.value;
  const eventId = newId();
  const began = performance.now();
  const request = { url: endpoint.url, id: eventId, at, body: testBody(endpoint.id, at), secrets: vault.live(endpoint, at) };
  const answer = await gateway.send(request);
  const reason = reasonOf(answer);
  const status = answer.kind === "answered" ? answer.status : null;
  return success({ eventId, delivered: reason === null, status, reason, durationMs: Math.round(performance.now() - began) });
}
