import type { EntityManager } from "typeorm";
import { Clinic } from "../clinics/clinic.entity.ts";
import type { StaffNotice, StaffNotices } from "../staff/staff-notices.ts";
import type { Outbox } from "./outbox.ts";

/** Tells staff members by e-mail what became of their account. */
export class StaffNoticeSender implements StaffNotices {
  readonly #outbox: Outbox;
  readonly #wake: () => void;

  constructor(outbox: Outbox, wake: () => void) {
    this.#outbox = outbox;
    this.#wake = wake;
  }

  async enqueue(tx: EntityManager, { kind, member, locale, at }: StaffNotice): Promise<void> {
    const { name, phone, timeZone } = await tx.findOneByOrFail(Clinic, { id: member.clinicId });
    await this.#outbox.enqueue(tx, {
      clinicId: member.clinicId,
      kind: "STAFF_ACCOUNT_NOTICE",
      channel: "EMAIL",
      patientId: null,
      to: member.email,
      facts: { locale, clinic: { name, phone }, notice: kind, happenedAt: at.toISOString(), timeZone },
      notAfter: null,
      sequence: `staff:${member.id}`,
      decoy: false,
    });
  }

  wake(): void {
    this.#wake();
  }
}
