import type { EntityManager } from "typeorm";
import { isUniqueViolation } from "../../../../db/errors.ts";
import { newId } from "../../../../kernel/id.ts";
import { BillingFinding } from "../billing-finding.entity.ts";
import type { FindingKind } from "./finding-kind.ts";

type About = Pick<BillingFinding, "patientId" | "invoiceId" | "paymentId" | "refundId" | "stripeObjectId" | "expectedCents" | "foundCents">;

export interface NewFinding extends Partial<About> {
  readonly clinicId: string;
  readonly kind: FindingKind;
  /** What makes it another one of its kind: the same is found once, also after staff have dealt with it. */
  readonly key: string;
}

const nothing: About = {
  patientId: null,
  invoiceId: null,
  paymentId: null,
  refundId: null,
  stripeObjectId: null,
  expectedCents: null,
  foundCents: null,
};

/** Writes down what staff should look at, in the transaction that finds it. Answers whether it is new. */
export async function reportFinding(tx: EntityManager, { key, ...finding }: NewFinding, at: Date): Promise<boolean> {
  const { clinicId, kind } = finding;
  const findingKey = `${kind}:${key}`;
  if (await tx.existsBy(BillingFinding, { clinicId, findingKey })) return false;
  const open = { resolved: false, resolvedAt: null, resolvedBy: null, note: null };
  try {
    await tx.insert(BillingFinding, { ...nothing, ...finding, id: newId(), findingKey, foundAt: at, ...open });
    return true;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return false;
  }
}

interface Subject {
  readonly clinicId: string;
  readonly kind: FindingKind;
  readonly paymentId?: string;
  readonly invoiceId?: string;
  readonly stripeObjectId?: string;
  /** `<kind>:<key>`. */
  readonly findingKey?: string;
}

/** What was found has come right by itself. Looked up first: a change by anything but the key would hold up the whole clinic. */
export async function withdrawFindings(tx: EntityManager, about: Subject, at: Date): Promise<void> {
  const open = await tx.find(BillingFinding, { select: { clinicId: true, id: true }, where: { ...about, resolved: false } });
  for (const { clinicId, id } of open)
    await tx.update(BillingFinding, { clinicId, id, resolved: false }, { resolved: true, resolvedAt: at, resolvedBy: "stripe" });
}
