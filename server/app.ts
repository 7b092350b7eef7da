import { readFileSync } from "node:fs";
import path from "node:path";
import type { IncomingMessage, RequestListener } from "node:http";
import type { Request, Response } from "express";
import express from "express";
import type { Config } from "./config.ts";
import type { Logger } from "./gateways/logger.ts";
import type { Metrics } from "./gateways/metrics/metrics.ts";
import type { Traces } from "./gateways/traces/traces.ts";
import { Documents } from "./graphql/documents.ts";
import type { Clock } from "./kernel/clock.ts";
import { Executor } from "./graphql/execute-operation.ts";
import { OperationObserver } from "./graphql/operation-observer.ts";
import { Operations } from "./graphql/operations.ts";
import { createSchema } from "./graphql/schema.ts";
import { attachmentFile } from "./http/attachment-file.ts";
import { attachmentUpload } from "./http/attachment-upload.ts";
import { auditExport } from "./http/audit-export.ts";
import { bulkAccessCsv } from "./http/bulk-access-csv.ts";
import { appointmentCalendar } from "./http/calendar.ts";
import { clinicOfHost } from "./http/clinic-host.ts";
import { developmentInbox } from "./http/development-inbox.ts";
import { docsData } from "./http/docs-page.ts";
import { inTurn, pathOf } from "./http/exchange.ts";
import { accessLog, graphqlFault, lastResort, notFound } from "./http/faults.ts";
import { graphqlEndpoint } from "./http/graphql-endpoint.ts";
import type { Readiness } from "./http/health.ts";
import { health } from "./http/health.ts";
import { IdempotencyKeys } from "./http/idempotency/keys.ts";
import { invoicePdf } from "./http/invoice-pdf.ts";
import { metricsPage } from "./http/metrics.ts";
import { portalImageFile } from "./http/portal-image-file.ts";
import { portalImageUpload } from "./http/portal-image-upload.ts";
import { requestId } from "./http/request-id.ts";
import { withSecurityHeaders } from "./http/security-headers.ts";
import { traceRequest } from "./http/trace-request.ts";
import { stripeWebhook } from "./http/stripe-webhook.ts";
import { assets, webApps } from "./http/web-apps.ts";
import { createResolvers } from "./resolvers.ts";
import type { Services } from "./services.ts";

interface Parts {
  readonly config: Config;
  readonly services: Services;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly traces: Traces;
  readonly readiness: Readiness;
}

const demoClinic = "demo";

const readTrustedDocuments = (clientFolder: string): Record<string, string> =>
  JSON.parse(readFileSync(path.resolve(clientFolder, "persisted-documents.json"), "utf8")) as Record<string, string>;

const isGraphQL = (request: IncomingMessage): boolean => /^\/graphql\/?$/.test(pathOf(request));

/** The product over HTTP: everything a request meets, in the order in which it meets it. */
export function createApp({ config, services, logger, clock, metrics, traces, readiness }: Parts): RequestListener {
  const secure = config.publicUrl.protocol === "https:";
  const schema = createSchema(createResolvers(services));
  const documents = new Documents(readTrustedDocuments(config.clientFolder), schema);
  const executor = new Executor(schema);
  const observer = new OperationObserver(metrics, traces);
  const operations = new Operations({ executor, observer, keys: new IdempotencyKeys(schema, services.idempotency) });
  const hosts = { base: config.publicUrl.hostname, fallback: config.demo ? demoClinic : null };

  const first = [requestId, withSecurityHeaders(secure)];
  const watched = [accessLog(logger, metrics), traceRequest(traces)];
  const ofClinic = clinicOfHost(services.clinics, hosts, config.publicUrl, clock);
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.set("trust proxy", config.trustedProxies);
  app.use(...first);
  app.use(health(services.database, readiness));
  app.get("/metrics", metricsPage(metrics, { token: config.metricsToken, open: config.demo }));
  app.use(...watched);
  app.use("/assets", assets(config.clientFolder));
  app.all("/webhooks/stripe", stripeWebhook({ clinics: services.clinics, stripeEvents: services.stripeEvents, logger, hosts }));
  app.use(ofClinic);
  app.get(["/portal/appointments/:id/calendar.ics", "/portail/appointments/:id/calendar.ics"], appointmentCalendar(services, secure));
  app.post("/uploads/portal-background-image", portalImageUpload({ services, logger, secure, protocol: config.publicUrl.protocol }));
  app.post("/files/attachments", attachmentUpload({ services, logger, secure, protocol: config.publicUrl.protocol }));
  app.get("/files/attachments/:id", attachmentFile(services, secure));
  app.get("/files/portal-background-image/:name", portalImageFile(services));
  app.get("/files/invoices/:name", invoicePdf(services, secure));
  app.get("/files/audit/events.:format", auditExport(services, secure));
  app.get("/files/bulk-access-changes/:name", bulkAccessCsv(services, secure));
  if (config.demo) app.use("/dev", developmentInbox(config.inboxFolder));
  app.use("/docs", docsData({ schema, demo: config.demo, dataFolder: config.dataFolder }));
  app.use(webApps(config.clientFolder, { operations, documents, services, logger, secure, clock, pageMs: config.pageMs }));
  app.use(notFound, lastResort(logger));

  const { protocol } = config.publicUrl;
  const { trustedProxies, requestMs, demo: openDocuments } = config;
  const endpoint = graphqlEndpoint({ operations, documents, services, logger, secure, protocol, trustedProxies, openDocuments, requestMs });
  const graphql = inTurn([...first, ...watched, ofClinic, ...endpoint], graphqlFault(logger));
  return (request, response) => (isGraphQL(request) ? graphql : app)(request as Request, response as Response);
}
