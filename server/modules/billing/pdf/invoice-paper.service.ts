import type { EntityManager } from "typeorm";
import type { Actor } from "../../../kernel/actor.ts";
import { holds } from "../../../kernel/actor.ts";
import { hours } from "../../../kernel/clock.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { readAudited } from "../../audit/read-audited.ts";
import { RateLimits } from "../../limits/rate-limits.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import type { ReadingParts } from "../reading/invoice-reading.service.ts";
import type { InvoicePaper } from "./invoice-paper.ts";
import { receiptSequence } from "./invoice-paper.ts";
import { fileNameOf } from "./paper-names.ts";
import type { PaperWish } from "./read-paper.ts";
import { readPaper } from "./read-paper.ts";

export interface WantedPaper extends PaperWish {
  readonly invoiceId: string;
}

export interface PaperFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Drawing takes a tenth of a second of everybody's time: nobody needs more of it. */
const perPatient = [{ count: 60, per: hours(1) }];

const actions = { INVOICE: "invoice.printed", RECEIPT: "receipt.printed" } as const;

/**
 * Invoices and receipts as PDF. Patients get their own invoices while portal billing is in effect; the receipts for what was paid stay
 * theirs when it is switched off later, as insurers and tax offices may ask for them. Staff and consumers leave a trace.
 */
export class InvoicePaperService {
  readonly #parts: ReadingParts & { readonly keys: SecretKeys };

  constructor(parts: ReadingParts & { readonly keys: SecretKeys }) {
    this.#parts = parts;
  }

  /** Null for what doesn't exist for whoever asks; `WAIT` for a patient who had many. */
  async draw(actor: Actor, wanted: WantedPaper): Promise<PaperFile | "WAIT" | null> {
    const { database, clock } = this.#parts;
    if (actor.kind === "anonymous" || (actor.kind !== "patient" && !holds(actor, "BILLING_READ"))) return null;
    const paper = await readAudited(
      database,
      actor,
      clock.now(),
      (manager) => this.#read(manager, actor, wanted),
      (found) => (found ? [{ action: actions[wanted.kind], subjectId: wanted.invoiceId, patientId: found.patientId }] : []),
    );
    if (!paper) return null;
    if (actor.kind === "patient" && !(await this.#take(actor.clinicId, actor.id))) return "WAIT";
    const { drawPaper } = await import("./draw-paper.ts");
    return { name: fileNameOf(paper), bytes: await drawPaper(paper) };
  }

  async #read(manager: EntityManager, actor: Actor, wanted: WantedPaper): Promise<(InvoicePaper & { patientId: string }) | null> {
    const mine = { clinicId: actor.clinicId, id: wanted.invoiceId };
    const invoice = await manager.findOneBy(Invoice, actor.kind === "patient" ? { ...mine, patientId: actor.id } : mine);
    if (!invoice || !(await this.#isOpen(actor, invoice, wanted))) return null;
    const paper = await readPaper(manager, invoice, wanted);
    // Money that came while it was read would make sums that don't add up.
    const { version } = await manager.findOneByOrFail(Invoice, mine);
    if (version !== invoice.version) return this.#read(manager, actor, wanted);
    if (wanted.kind === "RECEIPT" && receiptSequence(paper) === 0) return null;
    return { ...paper, patientId: invoice.patientId };
  }

  async #isOpen(actor: Actor, { state }: Invoice, { kind }: WantedPaper): Promise<boolean> {
    if (actor.kind !== "patient") return true;
    if (state === "DRAFT") return false;
    return kind === "RECEIPT" || (await this.#parts.states.of(actor)).effective;
  }

  async #take(clinicId: string, patientId: string): Promise<boolean> {
    const { database, clock, keys } = this.#parts;
    const key = keys.hmac("billing/papers-of-patient", clinicId, patientId);
    return (await database.transaction((tx) => RateLimits.take(tx, clinicId, key, perPatient, clock.now()))).ok;
  }
}
