import { newId } from "../kernel/id.ts";
import type { Handler } from "./exchange.ts";

declare module "express-serve-static-core" {
  interface Locals {
    /** Names the request in answers, logs and the audit trail. */
    requestId: string;
  }
}

export const requestId: Handler = (_request, response, next) => {
  response.locals.requestId = newId();
  response.setHeader("X-Request-Id", response.locals.requestId);
  next();
};
