type Rule = (value: unknown) => boolean;

const like =
  (shape: RegExp): Rule =>
  (value) =>
    typeof value === "string" && shape.test(value);

/** Numbers stay below eight digits: what is longer could be a code, a phone or a health number. */
const number: Rule = (value) => typeof value === "number" && Number.isFinite(value) && Math.abs(value) < 10_000_000;

const oneOf =
  (...choices: readonly string[]): Rule =>
  (value) =>
    typeof value === "string" && choices.includes(value);

const ulid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
/** A name or an address with its port, as the configuration names a host. */
const databaseHost = like(/^(?:[A-Za-z][A-Za-z0-9.-]{0,252}|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:.]{2,45}\]):\d{1,5}$/);
const code = like(/^[A-Z]+(?:_(?:[A-Z]+|\d{1,4}))*$/);

/**
 * All that a log line may say, and the shape that each value must have. Whatever isn't here is dropped: what a log doesn't hold, it
 * can't leak. The shapes are as narrow as they can be, so that an address or a number under a wrong name stays out too.
 */
const rules = {
  requestId: like(/^(?=.*\d)[\w-]{16,64}$/),
  clinic: like(/^(?:[a-z0-9][a-z0-9-]{0,62}|[0-7][0-9A-HJKMNP-TV-Z]{25})$/),
  operationName: like(/^[A-Za-z_]\w{0,79}$/),
  operationHash: like(/^[0-9a-f]{64}$/),
  actorKind: oneOf("anonymous", "patient", "staff", "consumer", "system"),
  method: oneOf("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
  route: like(/^\/[a-z/:.*_-]{0,79}$/),
  status: number,
  code,
  durationMs: number,
  count: number,
  port: number,
  databaseHost,
  databaseHostBefore: databaseHost,
  jobId: like(ulid),
  kind: code,
  channel: oneOf("EMAIL", "SMS"),
  attempt: number,
  signal: like(/^SIG[A-Z0-9]{2,8}$/),
  errorName: like(/^[A-Z][A-Za-z]{0,60}(?:Error|Exception|Fault|Failed|Refused)$|^(?:Error|Fault|NotAnError)$/),
  errorCode: code,
} as const satisfies Record<string, Rule>;

export type LogFields = { readonly [Name in keyof typeof rules]?: string | number | null };

const allowedFields: readonly (readonly [name: string, fits: Rule])[] = Object.entries(rules);

/** The fields that may be logged, out of anything. */
export function pickSafeFields(fields: unknown): Record<string, unknown> {
  if (typeof fields !== "object" || fields === null) return {};
  const given = fields as Readonly<Record<string, unknown>>;
  const allowed: Record<string, unknown> = {};
  for (const [name, fits] of allowedFields) if (Object.hasOwn(given, name) && fits(given[name])) allowed[name] = given[name];
  return allowed;
}
