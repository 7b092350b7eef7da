import type { Origin } from "../kernel/actor.ts";

/** Where a request comes from, for the audit trail. An IPv4 address is written as one. */
export const originOf = (request: { readonly ip?: string | undefined }, requestId: string): Origin => ({
  requestId,
  networkAddress: request.ip?.replace(/^::ffff:(?=\d+\.)/, "") ?? null,
});
