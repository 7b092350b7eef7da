import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { readConfig } from "../config.ts";
import type { Config } from "../config.ts";

import { createTestDatabaseUrl } from "../db/testing/test-database.ts";
import { listInbox } from "../gateways/inbox/inbox-folder.ts";
import { createLogger } from "../gateways/logger.ts";
import type { PaymentGateway } from "../gateways/payments/payment-gateway.ts";
import type { Traces } from "../gateways/traces/traces.ts";
import type { Services } from "../services.ts";
import { assemble } from "../start/assemble.ts";
import type { Assembly } from "../start/assemble.ts";
import { serve } from "../start/serve.ts";
import { ApiClient } from "./api-client.ts";
import { migrate } from "./migrated-schema.ts";
import { MovableClock } from "./movable-clock.ts";
import { PortableStatements } from "./portable-statements.ts";
import type { StatementCounter } from "./statement-counter.ts";

export interface PortailOptions {
  readonly config?: Partial<Config>;
  /** Serves an existing database instead of a new one: a second process of the same product. */
  readonly beside?: Portail;
  /** What anybody may send outside demo mode, besides the built client's own. */
  readonly documents?: readonly string[];
  /** Told every statement that reaches the database. */
  readonly statements?: StatementCounter;
  readonly payments?: PaymentGateway;
  readonly traces?: Traces;
}

/** The whole product, served on a free port, on a database of its own of the kind this run is on. */
export interface Portail {
  readonly port: number;
  readonly databaseUrl: string;
  readonly clock: MovableClock;
  readonly services: Services;
  readonly database: Assembly["database"];
  readonly folder: string;
  /** Everything that was logged, as text. */
  log(): string;
  /** A new browser at a clinic's host. */
  browser(slug?: string, headers?: Readonly<Record<string, string>>): ApiClient;
  /** An integrating team's program. */
  program(token: string, slug?: string): ApiClient;
  /** The newest one-time code that was sent there. */
  codeSentTo(destination: string): Promise<string>;
  stop(): Promise<void>;
}

/** `SECRET_KEYS` of every product under test. */
export const testKeys = "ab".repeat(32);

const page = (app: string): string => `<!doctype html><html lang="fr-CA"><head><title>${app}</title></head><body>${app}</body></html>`;

/** A built client as far as the server looks at it. */
async function writeClient(folder: string, documents: readonly string[]): Promise<void> {
  for (const app of ["admin", "portal", "docs"]) {
    await mkdir(path.join(folder, "client", app), { recursive: true });
    await writeFile(path.join(folder, "client", app, "index.html"), page(app));
  }
  await mkdir(path.join(folder, "client/assets"), { recursive: true });
  await writeFile(path.join(folder, "client/assets/app-1a2b3c.js"), "export {};");
  await writeFile(
    path.join(folder, "persisted-documents.json"),
    JSON.stringify({ ...trustedDocuments, ...Object.fromEntries(documents.map((text, place) => [String(place), text])) }),
  );
}

/** What the built client may send by hash. The hash need not be right for the server, which was told it. */
export const trustedDocuments = { ["0".repeat(64)]: "query Trusted { portal { open } }" };

export async function startPortail({
  config: special = {},
  beside,
  statements,
  documents = [],
  payments,
  traces,
}: PortailOptions = {}): Promise<Portail> {
  const folder = await mkdtemp(path.join(tmpdir(), "portail-api-"));
  await writeClient(folder, documents);
  const database = beside ? { url: beside.databaseUrl, drop: async () => undefined } : await createTestDatabaseUrl();
  const environment = { DEMO: "1", PORT: "0", DATABASE_URL: database.url, PUBLIC_URL: "http://localhost", SECRET_KEYS: testKeys };
  const inboxFolder = beside ? path.join(beside.folder, "inbox") : path.join(folder, "inbox");
  const filesUrl = `file:${path.join(beside?.folder ?? folder, "files")}`;
  const config = {
    ...readConfig(environment),
    inboxFolder,
    filesUrl,
    dataFolder: folder,
    clientFolder: folder,
    pageMs: 20_000,
    ...special,
  };
  const lines: string[] = [];
  const destination = new PassThrough().on("data", (line: Buffer) => lines.push(line.toString("utf8")));
  const clock = beside?.clock ?? new MovableClock();
  const portable = new PortableStatements(statements);
  const assembly = await assemble(config, {
    clock,
    logger: createLogger({ level: "debug", destination }),
    statementLogger: portable,
    ...(payments && { payments }),
    ...(traces && { traces }),
  });
  if (!beside) await migrate(assembly.database);
  // Messages are delivered when a test asks for them, so that nothing runs behind its back.
  const serving = await serve(assembly, { worker: false });
  const { port } = serving;
  const { services } = assembly;
  return {
    port,
    databaseUrl: database.url,
    clock,
    services,
    database: assembly.database,
    folder,
    log: () => lines.join(""),
    browser: (slug = "demo", headers = {}) => new ApiClient(port, `${slug}.localhost`, headers),
    program: (token, slug = "demo") => new ApiClient(port, `${slug}.localhost`, { authorization: `Bearer ${token}` }),
    codeSentTo: async (sentTo) => {
      await services.worker.deliverDue();
      // Other messages may have gone there since.
      const texts = (await listInbox(inboxFolder)).filter(({ to }) => to === sentTo).map(({ text }) => text);
      const code = texts.map((text) => /(\d{4}) ?(\d{4})/.exec(text)).find((each) => each !== null);
      if (!code) throw new Error("No code was sent there.");
      return code.slice(1).join("");
    },
    stop: async () => {
      await serving.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
      portable.demand();
    },
  };
}
