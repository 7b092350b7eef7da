import { Fault } from "../../kernel/fault.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { success } from "../../kernel/outcome.ts";
import type { NumberJudgement } from "../patients/health-numbers/judge-number.ts";
import { judgeNumber } from "../patients/health-numbers/judge-number.ts";
import { isUsableAtSignIn } from "../sign-in/otp-request.ts";
import type { ProvenContact } from "../sign-in/proof/proven-contact.entity.ts";
import { contactOfProof } from "../sign-in/proof/proven-contacts.ts";
import type { Registrant, RegistrantParts } from "./registrant-parts.ts";
import type { Start } from "./start/registration-start.ts";
import { findStart, readStart } from "./start/registration-start.ts";
import type { Submitted } from "./start/submitted-registrations.ts";
import { toSubmitted } from "./start/submitted-registrations.ts";
import type { Submission } from "./submit/read-submission.ts";
import { submitRegistration } from "./submit/submit-registration.ts";

/** What somebody may do who is nobody's patient yet, with a contact that they have proven. */
export class RegistrantService {
  readonly #parts: RegistrantParts;

  constructor(parts: RegistrantParts) {
    this.#parts = parts;
  }

  /** For whoever has just proven it. */
  startOf(proof: ProvenContact): Promise<Start> {
    return readStart(this.#parts, proof);
  }

  /** Null unless this browser's proof lives. */
  start(registrant: Registrant, id: string | null): Promise<Start | null> {
    return findStart(this.#parts, registrant, id);
  }

  async submit(registrant: Registrant, startId: string | null, sent: Submission): Promise<Outcome<Submitted>> {
    const { database, keys, settings } = this.#parts;
    const made = await submitRegistration(this.#parts, registrant, startId, sent);
    if (!made.ok) return made;
    const { proof, registration } = made.value;
    const { values } = await settings.inForce(proof.clinicId);
    const by = { channel: proof.channel, contact: contactOfProof(keys, proof) };
    const [submitted] = await toSubmitted(database.manager, [registration], by, values);
    return success(submitted!);
  }

  /** What can be said of a number by itself, for whoever types it. Nothing is looked up. */
  async check({ clinic }: Pick<Registrant, "clinic">, typeId: string | null, value: string): Promise<NumberJudgement> {
    const { clinics, settings } = this.#parts;
    const { values } = await settings.inForce(clinic.id);
    const types = values.portalAccess ? await clinics.identificationTypes(clinic.id) : [];
    const type = types.find((each) => each.id === typeId && isUsableAtSignIn(each, values));
    if (!type) throw new Fault("NOT_FOUND");
    return judgeNumber(type, value.slice(0, longestTyped));
  }
}

const longestTyped = 254;
