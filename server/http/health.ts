import type { Router } from "express";
import express from "express";
import type { Database } from "../db/database.ts";

export interface Readiness {
  readonly draining: boolean;
}

/** `/health`: the process lives. `/ready`: it can serve, which it can't without its database or while it drains. */
export function health(database: Database, readiness: Readiness): Router {
  const router = express.Router();
  router.get("/health", (_request, response) => {
    response.json({ status: "ok" });
  });
  router.get("/ready", async (_request, response) => {
    const ready = !readiness.draining && (await database.ping());
    response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "not ready" });
  });
  return router;
}
