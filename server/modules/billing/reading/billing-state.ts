import type { EntityManager, SelectQueryBuilder } from "typeorm";
import type { Database } from "../../../db/database.ts";
import { prepareEntities } from "../../../db/prepared/prepared-query.ts";
import { numberFromRaw } from "../../../db/raw-value.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { Clinic } from "../../clinics/clinic.entity.ts";
import { isPortalBillingEffective } from "../../settings/portal-billing.ts";
import type { SettingsService } from "../../settings/settings.service.ts";
import { readSettingsState } from "../../settings/settings-state.ts";
import { StripeAccountRow } from "../../stripe-accounts/stripe-account.entity.ts";
import type { StripeInstallation } from "../../stripe-accounts/stripe-status.ts";
import { stripeStatusOf } from "../../stripe-accounts/stripe-status.ts";

export interface OpenSum {
  readonly count: number;
  readonly totalCents: number;
}

interface BillingState {
  /** Whether patients see and pay their invoices in the portal. */
  readonly effective: boolean;
  /** What the patient who asks has to pay; nothing for others, and where billing is not in effect. */
  readonly open: OpenSum;
}

const nothing: OpenSum = { count: 0, totalCents: 0 };

/** Counted to the last one: what one patient has to pay is a handful, and an index of its own. */
const openOf = "FROM invoices WHERE clinic_id = :clinicId AND patient_id = :patientId AND settlement = 'OPEN'";

const withStripe = (manager: EntityManager): SelectQueryBuilder<Clinic> =>
  manager
    .createQueryBuilder(Clinic, "clinic")
    .leftJoinAndMapOne("clinic.stripeAccount", StripeAccountRow, "stripe", "stripe.clinic_id = clinic.id")
    .where("clinic.id = :clinicId");

interface ClinicBilling extends Clinic {
  readonly stripeAccount: StripeAccountRow | null;
  readonly open_count?: number | string;
  readonly open_cents?: number | string | null;
}

const ofClinic = prepareEntities(withStripe);

const ofPatient = prepareEntities((manager) =>
  withStripe(manager)
    .addSelect(`(SELECT COUNT(*) ${openOf})`, "open_count")
    .addSelect(`(SELECT SUM(balance_cents) ${openOf})`, "open_cents"),
);

/** Whether portal billing is in effect as the database has it now. */
export async function isBillingEffective(
  manager: EntityManager,
  clinicId: string,
  installation: StripeInstallation | null,
): Promise<boolean> {
  const { row, stripe } = await readSettingsState(manager, clinicId, installation);
  return isPortalBillingEffective(row.values, stripe);
}

export class BillingStates {
  readonly #database: Database;
  readonly #settings: SettingsService;
  readonly #installation: StripeInstallation | null;
  readonly #known = new WeakMap<Actor, Promise<BillingState>>();

  constructor(database: Database, settings: SettingsService, installation: StripeInstallation | null) {
    this.#database = database;
    this.#settings = settings;
    this.#installation = installation;
  }

  /** Once for each request: one statement, or none where the setting is off. */
  of(actor: Actor): Promise<BillingState> {
    const known = this.#known.get(actor);
    if (known) return known;
    const asked = this.#read(actor);
    this.#known.set(actor, asked);
    asked.catch(() => this.#known.delete(actor));
    return asked;
  }

  async #read(actor: Actor): Promise<BillingState> {
    const { clinicId } = actor;
    const { values } = await this.#settings.inForceFor(actor);
    if (!values.portalBilling) return { effective: false, open: nothing };
    const { manager } = this.#database;
    const read = actor.kind === "patient" ? ofPatient(manager, { clinicId, patientId: actor.id }) : ofClinic(manager, { clinicId });
    const [clinic] = (await read) as ClinicBilling[];
    const effective = isPortalBillingEffective(values, stripeStatusOf(clinic?.stripeAccount ?? null, this.#installation));
    const { open_count: count = 0, open_cents: cents = 0 } = clinic ?? {};
    return { effective, open: effective ? { count: numberFromRaw(count), totalCents: numberFromRaw(cents ?? 0) } : nothing };
  }
}
