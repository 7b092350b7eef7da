import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { isUsableAtSignIn } from "../otp-request.ts";
import type { SignInParts } from "../sign-in-parts.ts";
import type { SignInStop } from "../stops/sign-in-stops.ts";

/** What is no gate of portal access, and would still stop a patient at the sign-in page. */
export const signInObstacles = ["NO_CONTACT", "NO_USABLE_IDENTIFICATION", "SIGN_IN_STOPPED"] as const;

export type SignInObstacle = (typeof signInObstacles)[number];

type Chart = Pick<Patient, "id" | "email" | "mobile">;

/** Those of the charts that hold a number of a type that may be named at sign-in. */
async function recognisable({ patients, settings }: SignInParts, actor: Actor, charts: readonly Chart[]): Promise<Set<string>> {
  const [held, { values }] = await Promise.all([patients.heldNumbers(actor, charts), settings.inForceFor(actor)]);
  return new Set(held.filter(({ type }) => isUsableAtSignIn(type, values)).map(({ patientId }) => patientId));
}

/** The obstacles of each chart, in the order asked, as are their stops. */
export async function findObstacles(
  parts: SignInParts,
  actor: Actor,
  charts: readonly Chart[],
  stopsOf: Promise<readonly (SignInStop | null)[]>,
): Promise<SignInObstacle[][]> {
  demand(actor, "PATIENTS_READ");
  const [known, stops] = await Promise.all([recognisable(parts, actor, charts), stopsOf]);
  return charts.map(({ id, email, mobile }, place) => {
    const obstacles: SignInObstacle[] = [];
    if (email === null && mobile === null) obstacles.push("NO_CONTACT");
    if (!known.has(id)) obstacles.push("NO_USABLE_IDENTIFICATION");
    if (stops[place]) obstacles.push("SIGN_IN_STOPPED");
    return obstacles;
  });
}
