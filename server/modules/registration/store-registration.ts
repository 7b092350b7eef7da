import type { EntityManager } from "typeorm";
import { insertRows } from "../../db/insert-rows.ts";
import { sortNameOf } from "../patients/search/search-terms.ts";
import { beginningsOf } from "./desk/beginnings.ts";
import { RegistrationSearchTerm } from "./registration-search-term.entity.ts";
import { Registration } from "./registration.entity.ts";

type Decision = "state" | "version" | "decidedAt" | "decidedBy" | "decisionKey" | "decisionBatchId" | "archiveReason" | "archiveNote";

/** What a person has sent in, checked; the number sealed for the registration's id, and indexed, by the identifications' vault. */
export type NewRegistration = Omit<Registration, Decision | "patientId" | "sortName">;

const undecided: Pick<Registration, Decision | "patientId"> = {
  ...{ state: "PENDING", version: 1, decidedAt: null, decidedBy: null, decisionKey: null, decisionBatchId: null },
  ...{ archiveReason: null, archiveNote: null, patientId: null },
};

/** Writes a registration with everything by which the desk finds it, inside the caller's transaction. */
export async function storeRegistration(tx: EntityManager, sent: NewRegistration): Promise<Registration> {
  const registration = Object.assign(new Registration(), sent, undecided, { sortName: sortNameOf(sent) });
  await tx.insert(Registration, registration);
  const { clinicId, id: registrationId, submittedAt } = registration;
  const terms = beginningsOf(registration).map((term) => ({ clinicId, term, submittedAt, registrationId }));
  await insertRows(tx, RegistrationSearchTerm, terms);
  return registration;
}
