import { days, later } from "../kernel/clock.ts";
import { localDay } from "../kernel/local-day.ts";
import type { Outcome } from "../kernel/outcome.ts";
import type { Clinic } from "../modules/clinics/clinic.entity.ts";
import { Invoice } from "../modules/billing/invoices/invoice.entity.ts";
import { StaffMember } from "../modules/staff/staff-member.entity.ts";
import type { Services } from "../services.ts";
import { writingAs } from "./demo-writers.ts";
import { findScriptedCharts } from "./find-scripted-charts.ts";
import type { ScriptedInvoice } from "./generator/data/invoices.ts";
import { invoicesOfDemo, practitionerOfDemo, profileOfDemo } from "./generator/data/invoices.ts";

type Parts = Pick<Services, "database" | "clinics" | "billingProfiles" | "billingBy">;

/** The clinic `maple` bills nobody in the portal. */
const slug = "demo";

function kept<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const [{ code, reason, path } = { code: "", reason: "", path: [] }] = outcome.problems;
  throw new Error(`An invoice of the demo was refused: ${reason ?? code} at ${path.join(".")}`);
}

interface Play {
  readonly clinic: Clinic;
  readonly admin: StaffMember;
  readonly patientId: string;
  readonly script: ScriptedInvoice;
  readonly key: string;
  readonly now: Date;
}

const typedLines = ({ lines }: ScriptedInvoice, serviceOn: string) =>
  lines.map(({ code = null, description, cents, quantity = 1, taxes = [] }) => ({
    ...{ code, description, serviceOn, quantity, unitPriceCents: cents, taxes },
  }));

/** Plays one script as it went, in its own time. Nobody is notified of what was long ago. */
async function play({ billingBy }: Parts, { clinic, admin, patientId, script, key, now }: Play): Promise<void> {
  const time = { at: later(now, -days(script.daysAgo)) };
  const { invoices, billingDesk } = billingBy({ now: () => time.at });
  const staff = writingAs(admin, now);
  const dayOf = (at: Date): string => localDay(at, clinic.timeZone);
  const typed = { lines: typedLines(script, dayOf(time.at)), practitioner: practitionerOfDemo, note: script.note ?? null };
  const { id: invoiceId, version } = kept(await invoices.create(staff, { patientId, requestKey: key, ...typed }));
  if (script.draft) return;
  const { balanceCents } = kept(await invoices.issue(staff, { invoiceId, version }));
  if (script.voided) kept(await invoices.void(staff, { invoiceId, reason: script.voided }));
  if (script.writtenOff) {
    time.at = later(time.at, days(3));
    const all = { invoiceId, amountCents: balanceCents, reason: script.writtenOff, requestKey: `${key}-off` };
    kept(await billingDesk.writeOffInvoice(staff, all));
  }
  if (!script.paid) return;
  const { cents: amountCents, method, daysLater } = script.paid;
  time.at = later(time.at, days(daysLater));
  const received = { invoiceId, amountCents, method, receivedOn: dayOf(time.at), note: null, requestKey: `${key}-paid` };
  const { payment } = kept(await billingDesk.recordPayment(staff, received, clinic.timeZone));
  if (!script.refundedCents) return;
  time.at = later(time.at, days(1));
  const back = { invoiceId, paymentId: payment.id, amountCents: script.refundedCents, method: "CASH", oweAgain: false } as const;
  kept(await billingDesk.refundPayment(staff, { ...back, reason: "Facturé deux fois", requestKey: `${key}-back` }));
}

/** Invoices for the demo clinic that has none, through the product's own services. What broke off is taken up again. */
export async function seedInvoices(parts: Parts, now: Date): Promise<void> {
  const { manager } = parts.database;
  const clinic = await parts.clinics.findBySlug(slug);
  const admin = clinic && (await manager.findOneBy(StaffMember, { clinicId: clinic.id, email: `admin@${slug}.example` }));
  if (!admin) return;
  const staff = writingAs(admin, now);
  if (!(await parts.billingProfiles.read(staff))) kept(await parts.billingProfiles.save(staff, null, profileOfDemo));
  const charts = await findScriptedCharts(parts.database, clinic.id, invoicesOfDemo);
  for (const [place, script] of invoicesOfDemo.entries()) {
    const key = `demo-invoice-${place + 1}`;
    const patientId = charts[place];
    const known = await manager.existsBy(Invoice, { clinicId: clinic.id, requestKey: `staff:${admin.id}:${key}` });
    if (patientId && !known) await play(parts, { clinic, admin, patientId, script, key, now });
  }
}
