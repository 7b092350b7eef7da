import type { Request } from "express";
import type { Origin } from "../kernel/actor.ts";

/** Where a request comes from, for the audit trail. An IPv4 address is written as one. */
export const originOf = (request: Request, requestId: string): Origin => ({
  requestId,
  networkAddress: request.ip?.replace(/^::ffff:(?=\d+\.)/, "") ?? null,
});
