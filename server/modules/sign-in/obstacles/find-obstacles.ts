import { In } from "typeorm";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import { PatientIdentification } from "../../patients/patient-identification.entity.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { isUsableAtSignIn } from "../otp-request.ts";
import type { SignInParts } from "../sign-in-parts.ts";
import { findSignInStops } from "../stops/sign-in-stops.ts";

/** What is no gate of portal access, and would still stop a patient at the sign-in page. */
export const signInObstacles = ["NO_CONTACT", "NO_USABLE_IDENTIFICATION", "SIGN_IN_STOPPED"] as const;

export type SignInObstacle = (typeof signInObstacles)[number];

type Chart = Pick<Patient, "id" | "email" | "mobile">;

/** Those of the charts that hold a number of a type that may be named at sign-in. */
async function recognisable({ database, clinics, settings }: SignInParts, actor: Actor, charts: readonly Chart[]): Promise<Set<string>> {
  const { values } = await settings.inForceFor(actor);
  const usable = (await clinics.identificationTypes(actor.clinicId)).filter((type) => isUsableAtSignIn(type, values));
  if (usable.length === 0) return new Set();
  const patientId = In(charts.map(({ id }) => id));
  const held = await database.manager.find(PatientIdentification, {
    select: { clinicId: true, id: true, patientId: true },
    where: { clinicId: actor.clinicId, patientId, typeId: In(usable.map(({ id }) => id)) },
  });
  return new Set(held.map((row) => row.patientId));
}

/** The obstacles of each chart, in the order asked. */
export async function findObstacles(parts: SignInParts, actor: Actor, charts: readonly Chart[]): Promise<SignInObstacle[][]> {
  demand(actor, "PATIENTS_READ");
  const known = await recognisable(parts, actor, charts);
  const stops = await findSignInStops(
    parts,
    actor,
    charts.map(({ id }) => id),
  );
  return charts.map(({ id, email, mobile }, place) => {
    const obstacles: SignInObstacle[] = [];
    if (email === null && mobile === null) obstacles.push("NO_CONTACT");
    if (!known.has(id)) obstacles.push("NO_USABLE_IDENTIFICATION");
    if (stops[place]) obstacles.push("SIGN_IN_STOPPED");
    return obstacles;
  });
}
