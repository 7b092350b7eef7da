import type { Actor } from "../../kernel/actor.ts";
import { writtenActor } from "../../kernel/actor.ts";
import { differingKeys } from "../../kernel/changes.ts";
import { accessOfNewChart } from "../settings/new-chart-access.ts";
import type { PortalSettingsValues } from "../settings/portal-settings-values.ts";
import type { IdentificationChanges } from "./identification-changes.ts";
import type { PatientDetails } from "./merge-patient.ts";
import type { PatientIdentification } from "./patient-identification.entity.ts";
import { detailsOf, Patient } from "./patient.entity.ts";
import type { PatientPlan } from "./plan-patient.ts";
import { searchColumnsOf } from "./search/write-search-terms.ts";
import type { PatientWrite } from "./write-patients.ts";

interface Making {
  readonly actor: Actor;
  readonly at: Date;
  readonly settings: PortalSettingsValues;
}

type Gates = Pick<Patient, "archived" | "verified">;

/** The gates of portal access that details are: closing one ends the patient's sessions. */
const isOpen = ({ archived, verified }: Gates): boolean => !archived && verified;

/** As charts are where nobody did anything about it. */
const untouched: Gates = { archived: false, verified: true };

/** Who moved which of the two gates, and when. */
function movedGates(before: Gates, now: Gates, at: Date, by: string | null): Partial<Patient> {
  return {
    ...(before.archived !== now.archived && { archivedChangedAt: at, archivedChangedBy: by }),
    ...(before.verified !== now.verified && { verifiedChangedAt: at, verifiedChangedBy: by }),
  };
}

const newChart = ({ actor, at, settings }: Making, { patientId, keys }: PatientPlan) => ({
  ...{ clinicId: actor.clinicId, id: patientId, ...keys },
  ...{ accessEnabled: accessOfNewChart(settings), accessChangedAt: at, accessChangedBy: null, accessReason: null, accessEpoch: 1 },
  ...{ archivedChangedAt: null, archivedChangedBy: null, verifiedChangedAt: null, verifiedChangedBy: null },
  ...{ version: 0, createdAt: at },
});

/** A chart with these details, as its next version. */
export function nextVersion(making: Making, before: Patient, details: PatientDetails): Patient {
  const { actor, at } = making;
  const by = writtenActor(actor);
  const accessEpoch = before.accessEpoch + (isOpen(before) && !isOpen(details) ? 1 : 0);
  const written = { accessEpoch, version: before.version + 1, updatedAt: at, updatedBy: by };
  return Object.assign(new Patient(), before, details, movedGates(before, details, at, by), searchColumnsOf(details), written);
}

/** What a plan has to write; null when the chart says it all already. */
export function planWrite(
  making: Making,
  plan: PatientPlan,
  identifications: IdentificationChanges,
  removed: readonly PatientIdentification[],
): PatientWrite | null {
  const { before, details } = plan;
  const fields = before ? differingKeys(detailsOf(before), details) : [];
  if (identifications.changed || removed.length > 0) fields.push("identifications");
  if (before && fields.length === 0) return null;
  const base = before ?? Object.assign(new Patient(), newChart(making, plan), untouched);
  const patient = nextVersion(making, base, details);
  // Nobody is in the portal with a chart that is only being made.
  return { patient: before ? patient : Object.assign(patient, { accessEpoch: 1 }), before, fields, identifications, removed };
}
