import type { Router } from "express";
import express from "express";
import { listInbox } from "../gateways/inbox/inbox-folder.ts";
import { inboxContentSecurityPolicy, renderInboxPage } from "../gateways/inbox/inbox-page.ts";
import { inboxStyles } from "../gateways/inbox/inbox-styles.ts";
import { localeOf } from "./request-locale.ts";

/** Demo mode only: every e-mail and text message that would have gone out, newest first. */
export function developmentInbox(folder: string): Router {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    next();
  });
  router.get("/inbox.json", async (_request, response) => {
    response.json(await listInbox(folder));
  });
  router.get("/inbox.css", (_request, response) => {
    response.type("css").send(inboxStyles);
  });
  router.get("/inbox", async (request, response) => {
    const asked = request.query["locale"] ?? request.query["lang"];
    const locale = asked === "fr" || asked === "en" ? asked : localeOf(request, response.locals.clinic.defaultLocale);
    response.setHeader("Content-Security-Policy", inboxContentSecurityPolicy);
    response.type("html").send(renderInboxPage(await listInbox(folder), locale));
  });
  return router;
}
