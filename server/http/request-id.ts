import type { RequestHandler } from "express";
import { newId } from "../kernel/id.ts";

declare module "express-serve-static-core" {
  interface Locals {
    /** Names the request in answers, logs and the audit trail. */
    requestId: string;
  }
}

export const requestId: RequestHandler = (_request, response, next) => {
  response.locals.requestId = newId();
  response.setHeader("X-Request-Id", response.locals.requestId);
  next();
};
