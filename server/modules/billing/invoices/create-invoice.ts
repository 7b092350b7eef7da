import type { EntityManager } from "typeorm";
import { z } from "zod";
import { findAsked } from "../../../db/find-asked.ts";
import { onceMore } from "../../../db/once-more.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { newId } from "../../../kernel/id.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { AskedOnce } from "../../../kernel/request-key.ts";
import { askedOnce, requestKeySchema } from "../../../kernel/request-key.ts";
import { validate } from "../../../kernel/validation.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { noTotals } from "../ledger/kept-totals.ts";
import { BillingProfile } from "../profile/billing-profile.entity.ts";
import type { Province } from "../taxes/province.ts";
import { taxRatesOf } from "../taxes/tax-rates.ts";
import { clinicToday } from "./clinic-today.ts";
import type { InvoiceFields, InvoiceLineFields } from "./invoice-fields.ts";
import type { InvoiceParts } from "./invoice-parts.ts";
import { refused, wrong } from "./invoice-problems.ts";
import type { InvoiceTyped } from "./invoice-wish.ts";
import { readWish, typedColumns } from "./invoice-wish.ts";
import { Invoice } from "./invoice.entity.ts";
import type { Priced } from "./price-lines.ts";
import { priceLines } from "./price-lines.ts";
import { pricedColumns, writeLines } from "./write-lines.ts";

/** As it was sent, before anything was checked. */
export interface InvoiceWish extends InvoiceTyped {
  /** Null where what was sent is no patient's id. */
  readonly patientId: string | null;
  readonly requestKey: unknown;
}

interface DraftToMake {
  readonly patientId: string;
  readonly province: Province;
  readonly fields: Omit<InvoiceFields, "lines">;
  readonly priced: Priced<InvoiceLineFields>;
  /** By what the same one is known again. */
  readonly known: AskedOnce | Readonly<Record<"sourceId" | "externalId", string>>;
  readonly at: Date;
}

export const draftOf = (actor: RightHolder, { patientId, province, fields, priced, known, at }: DraftToMake): Invoice =>
  Object.assign(new Invoice(), {
    ...{ clinicId: actor.clinicId, id: newId(), patientId, number: null },
    ...{ sourceId: null, externalId: null, requestKey: null, requestDigest: null, ...known },
    ...{ state: "DRAFT", settlement: "DRAFT", issuedOn: null, dueOn: null, issuedAt: null, voidedAt: null, voidReason: null },
    ...{ practitionerName: null, practitionerProfession: null, practitionerLicence: null, note: null, internalNote: null },
    ...{ province, snapshot: null, processing: false, version: 1, createdAt: at, createdBy: writtenActor(actor)!, updatedAt: at },
    ...noTotals,
    ...typedColumns(fields),
    ...pricedColumns(priced),
  } satisfies Invoice);

async function provinceOf(tx: EntityManager, clinicId: string, asked: Province | null | undefined): Promise<Province> {
  const province = asked ?? ((await tx.findOneBy(BillingProfile, { clinicId }))?.province as Province | undefined);
  if (!province) throw refused(wrong("province", "REQUIRED"));
  return province;
}

/** Begins a draft. The same call again answers with what it has made. */
export async function createInvoice({ database, clock }: InvoiceParts, actor: RightHolder, wish: InvoiceWish): Promise<Outcome<Invoice>> {
  const { clinicId } = actor;
  const { patientId, requestKey, ...typed } = wish;
  const key = validate(z.object({ requestKey: requestKeySchema }), { requestKey }, ["input"]);
  const read = readWish(typed);
  if (!key.ok || !read.ok) return failure(...(key.ok ? [] : key.problems), ...(read.ok ? [] : read.problems));
  const asked = askedOnce(actor, key.value.requestKey, ["invoice", patientId, read.value]);
  return onceMore(() =>
    database.transaction(async (tx) => {
      const made = await findAsked(tx, Invoice, clinicId, asked);
      if (!made.ok) return made;
      if (made.value) return success(made.value);
      const at = clock.now();
      const exists = patientId !== null && (await tx.existsBy(Patient, { clinicId, id: patientId }));
      if (!exists) throw refused({ code: "NOT_FOUND", path: ["input", "patientId"] });
      const province = await provinceOf(tx, clinicId, read.value.province);
      const priced = priceLines(read.value.lines, taxRatesOf(province, (await clinicToday(tx, clinicId, at)).today));
      if (!priced.ok) throw refused(...priced.problems);
      const invoice = draftOf(actor, { patientId, province, fields: read.value, priced: priced.value, known: asked, at });
      await tx.insert(Invoice, invoice as object);
      await writeLines(tx, invoice, priced.value);
      await recordAudit(tx, actor, at, { action: "invoice.created", subjectId: invoice.id, patientId });
      return success(invoice);
    }),
  );
}
