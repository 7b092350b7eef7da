import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { isAccessEffective } from "../../access/effective-access.ts";
import { readHeldNumbers, type HeldNumber } from "../../patients/identifications/held-numbers.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { PortalSettingsValues } from "../../settings/portal-settings-values.ts";
import type { OtpChannel } from "../../sign-in/otp-channel.ts";
import { isUsableAtSignIn } from "../../sign-in/otp-request.ts";
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

/** Whether they sign in to that chart with that contact. */
function opens(chart: Patient, numbers: readonly HeldNumber[], { channel, contact }: ProvenBy, settings: PortalSettingsValues): boolean {
  const held = channel === "EMAIL" ? chart.email : chart.mobile;
  const isRecognised = numbers.some(({ patientId, type }) => patientId === chart.id && isUsableAtSignIn(type, settings));
  return held === contact && isRecognised && isAccessEffective({ portalAccess: settings.portalAccess, chart });
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
  const numbers = charts.length > 0 ? await readHeldNumbers(manager, clinicId, ids) : [];
  // “Sign in” is said only where it leads in: otherwise they would come back here, again and again.
  const open = new Set(charts.filter((chart) => opens(chart, numbers, by, settings)).map(({ id }) => id));
  const stateOf = ({ state, patientId }: Registration): SubmittedState => {
    if (state === "PENDING") return "IN_REVIEW";
    return state !== "ARCHIVED" && patientId !== null && open.has(patientId) ? "ACCEPTED" : "CALL_CLINIC";
  };
  return registrations.map((registration) => ({
    submittedAt: registration.submittedAt,
    firstInitial: initialOf(registration),
    state: stateOf(registration),
  }));
}

/** What was sent with that contact proven, newest first. Where it was only named as the other contact, nothing is told. */
export const findSubmittedBy = (manager: EntityManager, clinicId: string, { channel, contact }: ProvenBy): Promise<Registration[]> =>
  manager.find(Registration, {
    where: { clinicId, provenChannel: channel, ...(channel === "EMAIL" ? { email: contact } : { mobile: contact }) },
    order: { submittedAt: "DESC", id: "DESC" },
    take: most,
  });
