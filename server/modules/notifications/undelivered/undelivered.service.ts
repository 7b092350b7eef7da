import { In } from "typeorm";
import type { Database } from "../../../db/database.ts";
import { forceIndex } from "../../../db/force-index.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import { readKeysetPage } from "../../../db/keyset.ts";
import { demand, type Actor } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { failure, success, type Outcome } from "../../../kernel/outcome.ts";
import { readAudited } from "../../audit/read-audited.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { NotificationChannel } from "../outbox-message.entity.ts";
import { LostToAnother, resendMessage, type ResendParts } from "./resend-message.ts";
import { UndeliveredMessage, type UndeliveredState } from "./undelivered-message.entity.ts";

export interface UndeliveredList {
  /** Null for all patients. */
  readonly patientId: string | null;
  /** Null for all. */
  readonly state: UndeliveredState | null;
  readonly channel: NotificationChannel | null;
  readonly first: number;
  readonly after: string | null;
}

interface Parts extends ResendParts {
  readonly database: Database;
  readonly clock: Clock;
  /** Tells the worker that there is something to send. */
  readonly wake: () => void;
}

const seen = (rows: readonly UndeliveredMessage[]) => [
  { action: "undelivered-message.read", shown: rows.map(({ id, patientId }) => ({ subjectId: id, patientId })) },
];

/** The index that has a list in its order. */
const indexOf = (patientId: string | null, state: string | null): string => {
  if (patientId !== null) return "undelivered_messages_of_patient";
  return state === null ? "undelivered_messages_latest" : "undelivered_messages_state";
};

/** The messages that were given up, as staff see them and act on them. */
export class UndeliveredService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Those of the clinic, the latest first. */
  async list(actor: Actor, { patientId, state, channel, first, after }: UndeliveredList): Promise<KeysetPage<UndeliveredMessage>> {
    demand(actor, "PATIENTS_READ");
    const { database, clock } = this.#parts;
    return readAudited(
      database,
      actor,
      clock.now(),
      (manager) => {
        const query = manager
          .createQueryBuilder(UndeliveredMessage, "message")
          .where("message.clinic_id = :clinicId", { clinicId: actor.clinicId });
        if (patientId !== null) query.andWhere("message.patient_id = :patientId", { patientId });
        if (state !== null) query.andWhere("message.state = :state", { state });
        if (channel !== null) query.andWhere("message.channel = :channel", { channel });
        return readKeysetPage(forceIndex(query, indexOf(patientId, state)), { at: "givenUpAt", id: "id", direction: "DESC", first, after });
      },
      ({ items }) => seen(items.map(({ item }) => item)),
    );
  }

  /** In the order asked; null for those that the clinic doesn't have. */
  async readMany(actor: Actor, ids: readonly string[]): Promise<(UndeliveredMessage | null)[]> {
    demand(actor, "PATIENTS_READ");
    const { database, clock } = this.#parts;
    const where = { clinicId: actor.clinicId, id: In([...new Set(ids)]) };
    const rows = await readAudited(database, actor, clock.now(), (manager) => manager.findBy(UndeliveredMessage, where), seen);
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** Sends one again, once however often it is asked; answers the message as it is then. */
  async resend(actor: Actor, id: string | null): Promise<Outcome<UndeliveredMessage>> {
    demand(actor, "PATIENTS_WRITE");
    const { database, clock, wake } = this.#parts;
    const where = { clinicId: actor.clinicId, id: id ?? "" };
    const attempt = () =>
      database.transaction(async (tx): Promise<Outcome<UndeliveredMessage>> => {
        const at = clock.now();
        const message = await tx.findOneBy(UndeliveredMessage, where);
        if (!message) return failure({ code: "NOT_FOUND", path: ["input", "id"] });
        const sent = await resendMessage(tx, this.#parts, message, at);
        if (!sent.ok) return sent;
        if (sent.value) {
          const { patientId } = message;
          await recordAudit(tx, actor, at, { action: "undelivered-message.resend", subjectId: message.id, patientId });
        }
        return success(await tx.findOneByOrFail(UndeliveredMessage, where));
      });
    const outcome = await attempt().catch((error: unknown) => {
      if (error instanceof LostToAnother) return attempt();
      throw error;
    });
    wake();
    return outcome;
  }
}
