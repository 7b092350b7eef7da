import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { isAccessEffective } from "../../access/effective-access.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { PortalSettingsValues } from "../../settings/portal-settings-values.ts";
import type { OtpChannel } from "../../sign-in/otp-channel.ts";
import { Registration } from "../registration.entity.ts";

export const submittedStates = ["IN_REVIEW", "ACCEPTED", "CALL_CLINIC"] as const;

export type SubmittedState = (typeof submittedStates)[number];

/** What whoever sent a registration is told of it. */
export interface Submitted {
  readonly submittedAt: Date;
  readonly firstInitial: string;
  readonly state: SubmittedState;
}

interface ProvenBy {
  readonly channel: OtpChannel;
  readonly contact: string;
}

const most = 5;

const initialOf = ({ firstName }: Registration): string => (Array.from(firstName)[0] ?? "").toUpperCase();

/** “Sign in” is said only where that contact signs them in: otherwise they would come back here, again and again. */
function stateOf(
  { state }: Registration,
  chart: Patient | undefined,
  { channel, contact }: ProvenBy,
  settings: PortalSettingsValues,
): SubmittedState {
  if (state === "PENDING") return "IN_REVIEW";
  if (state === "ARCHIVED" || !chart) return "CALL_CLINIC";
  const held = channel === "EMAIL" ? chart.email : chart.mobile;
  return held === contact && isAccessEffective({ portalAccess: settings.portalAccess, chart }) ? "ACCEPTED" : "CALL_CLINIC";
}

/**
 * How registrations are seen by whoever sent them. A chart that was made of one and a chart that it was merged into look the same, and so
 * do an archived registration and a chart that is closed.
 */
export async function toSubmitted(
  manager: EntityManager,
  registrations: readonly Registration[],
  by: ProvenBy,
  settings: PortalSettingsValues,
): Promise<Submitted[]> {
  const ids = registrations.flatMap(({ patientId }) => patientId ?? []);
  const clinicId = registrations[0]?.clinicId ?? "";
  const charts = ids.length > 0 ? await manager.findBy(Patient, { clinicId, id: In(ids) }) : [];
  return registrations.map((registration) => {
    const chart = charts.find(({ id }) => id === registration.patientId);
    return {
      submittedAt: registration.submittedAt,
      firstInitial: initialOf(registration),
      state: stateOf(registration, chart, by, settings),
    };
  });
}

/** What was sent with that contact proven, newest first. Where it was only named as the other contact, nothing is told. */
export const findSubmittedBy = (manager: EntityManager, clinicId: string, { channel, contact }: ProvenBy): Promise<Registration[]> =>
  manager.find(Registration, {
    where: { clinicId, provenChannel: channel, ...(channel === "EMAIL" ? { email: contact } : { mobile: contact }) },
    order: { submittedAt: "DESC", id: "DESC" },
    take: most,
  });
