import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { RequestHandler } from "express";
import { fromGlobalId } from "../graphql/global-id.ts";
import { holds } from "../kernel/actor.ts";
import type { Services } from "../services.ts";
import { authenticate } from "./authenticate.ts";
import { Cookies } from "./cookies.ts";
import { plainPage } from "./plain-page.ts";
import { originOf } from "./request-origin.ts";
import { localeOf } from "./request-locale.ts";

const namePattern = /^([\w-]+)\.csv$/;

/** `GET /files/bulk-access-changes/<id>.csv`: what became of each chart, for staff who may change access in bulk. To others it isn't there. */
export function bulkAccessCsv(services: Services, secure: boolean): RequestHandler<{ name: string }> {
  return async (request, response) => {
    const { clinic, requestId } = response.locals;
    const origin = originOf(request, requestId);
    request.headers["portail-app"] = "admin";
    const actor = await authenticate(request, new Cookies(request, response, secure), services, response.locals, origin);
    const locale = localeOf(request, clinic.defaultLocale);
    const allowed = actor?.kind === "staff" && holds(actor, "BULK_PATIENT_ACCESS") && holds(actor, "PATIENTS_READ");
    const id = fromGlobalId("BulkAccessChange", namePattern.exec(request.params.name)?.[1] ?? "");
    const lines = allowed && id !== null ? await services.bulkAccess.csv(actor, id, locale) : null;
    response.setHeader("Cache-Control", "no-store");
    if (!lines) {
      plainPage(response, 404, { fr: "Introuvable.", en: "Not found." }[locale]);
      return;
    }
    response.type("text/csv").attachment("portal-access.csv");
    if (request.method === "HEAD") {
      response.end();
      return;
    }
    // Whoever leaves early, and a database that goes away, end the connection: half a list is never taken for a whole one.
    await pipeline(Readable.from(lines), response).catch(() => response.destroy());
  };
}
