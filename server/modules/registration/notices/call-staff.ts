import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { minutes } from "../../../kernel/clock.ts";
import { rolePermissions } from "../../../kernel/permissions.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { Clinic } from "../../clinics/clinic.entity.ts";
import { decideOnLimits } from "../../limits/limit-ledger.ts";
import { takeFrom } from "../../limits/rate-limits.ts";
import type { Outbox } from "../../notifications/outbox.ts";
import type { SignInClinic } from "../../sign-in/sign-in-parts.ts";
import { StaffMember } from "../../staff/staff-member.entity.ts";
import { RegistrationNotice } from "./registration-notice.entity.ts";

/** More than want it anywhere. */
const mostCalled = 100;

/** One tells them that there is something to do; more would say no more. */
const perMember = [{ count: 1, per: minutes(15) }];

interface Parts {
  readonly keys: SecretKeys;
  readonly outbox: Outbox;
  readonly addressOf: (slug: string) => URL;
  readonly wake: () => void;
}

/** Tells staff who asked for it that a registration waits, and nothing of what it says. */
export class StaffCall {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** In the transaction of the registration. */
  async enqueue(tx: EntityManager, { id: clinicId, slug }: SignInClinic, at: Date): Promise<void> {
    const members = await this.#due(tx, clinicId, at);
    if (members.length === 0) return;
    const { name, phone, defaultLocale: locale } = await tx.findOneByOrFail(Clinic, { id: clinicId });
    const url = new URL("/admin/registrations", this.#parts.addressOf(slug)).href;
    for (const member of members)
      await this.#parts.outbox.enqueue(tx, {
        clinicId,
        kind: "REGISTRATION_WAITING",
        channel: "EMAIL",
        patientId: null,
        to: member.email,
        facts: { locale, clinic: { name, phone }, url },
        notAfter: null,
        sequence: `registration-waiting:${member.id}`,
        decoy: false,
      });
  }

  /** After the commit. */
  wake(): void {
    this.#parts.wake();
  }

  /** Who wants it, may still see registrations, and was not told a moment ago. */
  async #due(tx: EntityManager, clinicId: string, at: Date): Promise<readonly StaffMember[]> {
    const wishes = await tx.find(RegistrationNotice, { where: { clinicId }, take: mostCalled });
    if (wishes.length === 0) return [];
    const ids = wishes.map(({ staffMemberId }) => staffMemberId);
    const members = await tx.findBy(StaffMember, { clinicId, id: In(ids), active: true });
    const entitled = members.filter(({ role }) => rolePermissions[role].includes("REGISTRATIONS"));
    const budgets = entitled.map((member) => ({
      member,
      budget: { key: this.#parts.keys.hmac("registration/notice-to-staff", clinicId, member.id), windows: perMember },
    }));
    return decideOnLimits(
      tx,
      clinicId,
      budgets.map(({ budget }) => budget.key),
      (ledger) => budgets.filter(({ budget }) => takeFrom(ledger, [budget], at).ok).map(({ member }) => member),
    );
  }
}
