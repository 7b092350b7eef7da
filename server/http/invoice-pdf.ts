import type { RequestHandler } from "express";
import { fromGlobalId } from "../graphql/global-id.ts";
import { locales } from "../kernel/locale.ts";
import type { PaperKind } from "../modules/billing/pdf/invoice-paper.ts";
import type { Services } from "../services.ts";
import { authenticate } from "./authenticate.ts";
import { Cookies } from "./cookies.ts";
import { plainPage } from "./plain-page.ts";
import { localeOf } from "./request-locale.ts";
import { originOf } from "./request-origin.ts";

const gone = {
  fr: "Ce document n'est pas disponible. Reconnectez-vous, puis ouvrez-le de nouveau.",
  en: "This document is not available. Sign in again, then open it once more.",
};

const wait = {
  fr: "C'est beaucoup de documents en peu de temps. Réessayez dans une heure.",
  en: "These are many documents in a short time. Try again in an hour.",
};

const kinds: Readonly<Record<string, PaperKind>> = { invoice: "INVOICE", receipt: "RECEIPT" };

const namePattern = /^([\w-]+)\.pdf$/;

/** Opens in a browser's own viewer, and can do nothing there. */
const sealed = "default-src 'none'; sandbox";

/** `GET /files/invoices/<id>.pdf?document=invoice|receipt&language=fr|en[&app=admin|portal]`: drawn anew each time, for whoever may. */
export function invoicePdf(services: Services, secure: boolean): RequestHandler<{ name: string }> {
  return async (request, response) => {
    const { clinic, requestId } = response.locals;
    const { app, document = "invoice", language } = request.query;
    const locale = localeOf(request, clinic.defaultLocale);
    if (app === "admin" || app === "portal") request.headers["portail-app"] = app;
    const origin = originOf(request, requestId);
    const actor = await authenticate(request, new Cookies(request, response, secure), services, response.locals, origin);
    const invoiceId = fromGlobalId("Invoice", namePattern.exec(request.params.name)?.[1] ?? "");
    const kind = typeof document === "string" && Object.hasOwn(kinds, document) ? kinds[document] : undefined;
    const wanted = { language: locales.find((one) => one === language) ?? locale };
    const drawn = actor && kind && invoiceId !== null ? await services.invoicePapers.draw(actor, { ...wanted, invoiceId, kind }) : null;
    response.setHeader("Cache-Control", "no-store");
    if (drawn === null || drawn === "WAIT") {
      plainPage(response, drawn === null ? 404 : 429, (drawn === null ? gone : wait)[locale]);
      return;
    }
    response.setHeader("Content-Type", "application/pdf").setHeader("Content-Disposition", `inline; filename="${drawn.name}"`);
    response.setHeader("Content-Security-Policy", sealed);
    response.send(drawn.bytes);
  };
}
