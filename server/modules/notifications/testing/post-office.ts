import { randomBytes } from "node:crypto";
import { createDataSource } from "../../../db/data-source.ts";
import { Database } from "../../../db/database.ts";
import { createTestDatabaseUrl } from "../../../db/testing/test-database.ts";
import { createLogger } from "../../../gateways/logger.ts";
import type { MailMessage } from "../../../gateways/mail/mail-gateway.ts";
import type { TextMessage } from "../../../gateways/text/text-gateway.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { Notification } from "../notification.ts";
import { OutboxMessage } from "../outbox-message.entity.ts";
import { UndeliveredMessage } from "../undelivered/undelivered-message.entity.ts";
import { OutboxWorker, type OutboxWorkerParts } from "../outbox-worker.ts";
import { Outbox } from "../outbox.ts";

type Sent = { readonly channel: "EMAIL" | "SMS"; readonly to: string; readonly id: string; readonly text: string };

/** A database with an outbox, and gateways that keep what they are given. */
export async function openPostOffice() {
  const place = await createTestDatabaseUrl();
  const database = new Database(createDataSource({ url: place.url, entities: [OutboxMessage, UndeliveredMessage], migrations: [] }));
  await database.connect();
  await database.source.synchronize();

  const secretKeys = randomBytes(32).toString("hex");
  const keys = SecretKeys.parse(secretKeys);
  const start = Date.UTC(2026, 2, 14, 9);
  const state = { now: start };
  const clock: Clock = { now: () => new Date(state.now) };
  const outbox = new Outbox(keys, clock);
  const sent: Sent[] = [];
  const logLines: string[] = [];
  const logger = createLogger({ level: "debug", destination: { write: (line) => void logLines.push(line) } });

  /** Takes the place of a provider's answer: called before a message counts as sent. */
  const accept = async (_message: Sent): Promise<void> => undefined;
  const provider = { accept };
  async function take(message: Sent): Promise<void> {
    await provider.accept(message);
    sent.push(message);
  }
  const mail = {
    send: ({ to, messageId, text }: MailMessage) => take({ channel: "EMAIL", to, id: messageId, text }),
    close: async () => undefined,
  };
  const text = {
    send: ({ to, deduplicationId, body }: TextMessage) => take({ channel: "SMS", to, id: deduplicationId, text: body }),
    close: async () => undefined,
  };
  const gateways = { mail, mailFrom: "no-reply@portail.example", text };

  return {
    url: place.url,
    database,
    secretKeys,
    keys,
    clock,
    outbox,
    sent,
    provider,
    logLines,
    gateways,
    advance: (milliseconds: number): void => void (state.now += milliseconds),
    makeWorker: (changes: Partial<OutboxWorkerParts> = {}): OutboxWorker =>
      new OutboxWorker({ database, keys, clock, logger, gateways, random: () => 1, ...changes }),
    enqueue: (...messages: readonly Notification[]): Promise<void> =>
      database.transaction(async (tx) => {
        for (const message of messages) await outbox.enqueue(tx, message);
      }),
    rows: (): Promise<OutboxMessage[]> => database.manager.find(OutboxMessage, { order: { id: "ASC" } }),
    undelivered: (): Promise<UndeliveredMessage[]> => database.manager.find(UndeliveredMessage, { order: { id: "ASC" } }),
    /** As it was at the beginning, for the next test. */
    clear: async (): Promise<void> => {
      await database.manager.clear(OutboxMessage);
      await database.manager.clear(UndeliveredMessage);
      provider.accept = accept;
      state.now = start;
      sent.length = 0;
      logLines.length = 0;
    },
    close: async (): Promise<void> => {
      await database.close();
      await place.drop();
    },
  };
}

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>;

type Code = Extract<Notification, { kind: "ONE_TIME_CODE" }>;

/** A code for somebody, by e-mail. */
export const codeFor = (to: string, changes: Partial<Code> = {}): Code => ({
  clinicId: "01JQ8ZV5K3T9W2M4N6P8R0S1X7",
  kind: "ONE_TIME_CODE",
  channel: "EMAIL",
  patientId: newId(),
  to,
  facts: {
    locale: "fr",
    clinic: { name: "Clinique de l'Érable", phone: "+15145550142" },
    code: "12345678",
    lifetimeMinutes: 15,
    host: "demo.localhost",
  },
  notAfter: null,
  sequence: null,
  decoy: false,
  ...changes,
});

type Invitation = Extract<Notification, { kind: "PORTAL_INVITATION" }>;

/** An invitation for somebody, by e-mail: it can wait, and be sent again. */
export const noticeFor = (to: string, changes: Partial<Invitation> = {}): Invitation => ({
  clinicId: "01JQ8ZV5K3T9W2M4N6P8R0S1X7",
  kind: "PORTAL_INVITATION",
  channel: "EMAIL",
  patientId: newId(),
  to,
  facts: {
    locale: "fr",
    clinic: { name: "Clinique de l'Érable", phone: "+15145550142" },
    url: "https://demo.localhost/portal/notification#token",
    host: "demo.localhost",
    code: null,
    timeZone: "America/Toronto",
  },
  notAfter: null,
  sequence: null,
  decoy: false,
  ...changes,
});
