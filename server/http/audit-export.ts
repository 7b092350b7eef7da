import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { RequestHandler } from "express";
import { holds } from "../kernel/actor.ts";
import { Fault } from "../kernel/fault.ts";
import { auditClasses } from "../modules/audit/audit-class.ts";
import type { AuditFilter } from "../modules/audit/trail/audit-filter.ts";
import { readAuditFilter } from "../modules/audit/trail/audit.inputs.ts";
import type { ExportFormat } from "../modules/audit/trail/export-lines.ts";
import { exportFormats } from "../modules/audit/trail/export-lines.ts";
import type { Services } from "../services.ts";
import { authenticate } from "./authenticate.ts";
import { Cookies } from "./cookies.ts";
import { plainPage } from "./plain-page.ts";
import { localeOf } from "./request-locale.ts";
import { originOf } from "./request-origin.ts";

const types: Readonly<Record<ExportFormat, string>> = { csv: "text/csv", jsonl: "application/jsonl" };

const texts = {
  missing: { fr: "Introuvable.", en: "Not found." },
  unreadable: { fr: "Le filtre est illisible.", en: "The filter can't be read." },
} as const;

type Query = Readonly<Record<string, unknown>>;

/** What an address asks for, in the words of the schema's `AuditFilter`; null for what can't be read. */
function filterOf(query: Query, timeZone: string): AuditFilter | null {
  const given = (name: string): string | null => {
    const value = query[name];
    if (value !== undefined && typeof value !== "string") throw new Fault("VALIDATION_FAILED");
    return value || null;
  };
  try {
    const wanted = given("class");
    const auditClass = auditClasses.find((each) => each === wanted) ?? null;
    if (wanted !== null && auditClass === null) return null;
    const [from, until, patientId, actorId] = [given("from"), given("until"), given("patientId"), given("actorId")];
    return readAuditFilter({ from, until, patientId, actorId, class: auditClass }, timeZone);
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

/**
 * `GET /files/audit/events.csv` and `events.jsonl`: what of the audit trail meets the filter, for staff and consumers with `AUDIT_READ`. To
 * others it isn't there.
 */
export function auditExport(services: Services, secure: boolean): RequestHandler<{ format: string }> {
  return async (request, response) => {
    const { clinic, requestId } = response.locals;
    const origin = originOf(request, requestId);
    request.headers["portail-app"] = "admin";
    const actor = await authenticate(request, new Cookies(request, response, secure), services, response.locals, origin);
    const locale = localeOf(request, clinic.defaultLocale);
    const format = exportFormats.find((each) => each === request.params.format);
    response.setHeader("Cache-Control", "no-store");
    if (!actor || !format || !holds(actor, "AUDIT_READ")) {
      plainPage(response, 404, texts.missing[locale]);
      return;
    }
    const filter = filterOf(request.query, clinic.timeZone);
    if (!filter) {
      plainPage(response, 400, texts.unreadable[locale]);
      return;
    }
    response.attachment(`audit.${format}`).type(types[format]);
    if (request.method === "HEAD") {
      response.end();
      return;
    }
    const lines = await services.exportAudit(actor, filter, format, locale);
    // Whoever leaves early, and a database that goes away, end the connection: half a trail is never taken for a whole one.
    await pipeline(Readable.from(lines), response).catch(() => response.destroy());
  };
}
