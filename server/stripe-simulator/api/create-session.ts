import { newSessionId } from "../world/ids.ts";
import type { SessionLine, SessionRecord } from "../world/records.ts";
import { accountOf, secondsNow } from "../world/world.ts";
import { ApiError } from "./api-error.ts";
import type { EndpointCall } from "./endpoint.ts";
import { badParameter, notAsItIs } from "./errors.ts";
import type { Parameters } from "./read-parameters.ts";

const leastCents = 50;
const mostCents = 99_999_999;
const day = 86_400;

const refuse = (code: string, param: string, message: string): ApiError => new ApiError(badParameter(code, param, message));

function readLines(parameters: Parameters): SessionLine[] {
  const lines = parameters.list("line_items").map((line) => {
    const price = line.fields("price_data");
    if (price.text("currency") !== "cad")
      throw new ApiError(notAsItIs("This account takes Canadian dollars.", "line_items[0][price_data][currency]"));
    const unitAmount = price.integer("unit_amount") ?? 0;
    const quantity = line.integer("quantity") ?? 0;
    if (unitAmount < 0 || quantity < 1)
      throw refuse("parameter_invalid_integer", "line_items", "Quantities are greater than 0, and amounts not negative.");
    return { name: price.fields("product_data").text("name") ?? "", quantity, unitAmount };
  });
  if (lines.length < 1 || lines.length > 100) throw refuse("parameter_invalid_array", "line_items", "Invalid line items.");
  return lines;
}

function readAmount(lines: readonly SessionLine[]): number {
  const amount = lines.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0);
  if (amount < leastCents)
    throw refuse("amount_too_small", "line_items", "The Checkout Session's total amount must convert to at least 50 cents.");
  if (amount > mostCents) throw refuse("amount_too_large", "line_items", "The total amount must be no more than $999,999.99.");
  return amount;
}

function readExpiry(parameters: Parameters, now: number): number {
  const expiresAt = parameters.integer("expires_at") ?? now + day;
  if (expiresAt < now + 1_800)
    throw new ApiError(notAsItIs("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", "expires_at"));
  if (expiresAt > now + day)
    throw new ApiError(notAsItIs("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", "expires_at"));
  return expiresAt;
}

function readUrl(parameters: Parameters, name: string): string | null {
  const url = parameters.text(name);
  if (url !== null && !/^https?:\/\/[^\s/]+/.test(url)) throw refuse("url_invalid", name, "Not a valid URL");
  return url;
}

/** A page on which one payment can be made. */
export function createSession({ world, owner, parameters }: EndpointCall): SessionRecord {
  const { accountId, live } = owner;
  if (!accountOf(world, owner).chargesEnabled) throw new ApiError(notAsItIs("Your account cannot currently make charges."));
  const created = secondsNow(world);
  const id = newSessionId(live);
  const lines = readLines(parameters);
  const intentData = parameters.fields("payment_intent_data");
  const session: SessionRecord = {
    ...{ id, accountId, live, created, lines, currency: "cad", amount: readAmount(lines), expiresAt: readExpiry(parameters, created) },
    ...{ successUrl: readUrl(parameters, "success_url") ?? "", cancelUrl: readUrl(parameters, "cancel_url") },
    ...{ locale: parameters.text("locale"), clientReferenceId: parameters.text("client_reference_id") },
    ...{ metadata: parameters.metadata("metadata"), intentMetadata: intentData.metadata("metadata") },
    ...{ captureMethod: intentData.text("capture_method") ?? "automatic_async", submitType: parameters.text("submit_type") },
    ...{ url: `${world.pageBase()}/c/pay/${id}`, status: "open", paid: false, intentId: null },
  };
  world.tables.sessions[id] = session;
  return session;
}
