import type { Outcome } from "../../kernel/outcome.ts";
import type { Patient } from "../patients/patient.entity.ts";
import type { PatientService } from "../patients/patient.service.ts";
import type { OtpChallenge } from "../sign-in/otp-challenge.entity.ts";
import type { TypedContactCode } from "./contact/confirm-contact-change.ts";
import { confirmContactChange } from "./contact/confirm-contact-change.ts";
import type { TypedContact } from "./contact/new-contact.ts";
import { requestContactChange } from "./contact/request-contact-change.ts";
import { resendContactChange } from "./contact/resend-contact-change.ts";
import type { MyInformationParts, OwnAsker } from "./my-information-parts.ts";
import type { OwnChanges } from "./update-my-information.ts";
import { updateMyInformation } from "./update-my-information.ts";

/** What patients change on their own charts. Whose chart it is comes from their session, never from what they send. */
export class MyInformationService {
  readonly #parts: MyInformationParts;
  readonly #patients: PatientService;

  constructor(parts: MyInformationParts, patients: PatientService) {
    this.#parts = parts;
    this.#patients = patients;
  }

  async update(asker: OwnAsker, changes: OwnChanges): Promise<Outcome<Patient>> {
    return this.#remembered(asker, await updateMyInformation(this.#parts, asker, changes));
  }

  requestContact(asker: OwnAsker, typed: TypedContact): Promise<Outcome<OtpChallenge>> {
    return requestContactChange(this.#parts, asker, typed);
  }

  resendContact(asker: OwnAsker, challengeId: string | null): Promise<Outcome<OtpChallenge>> {
    return resendContactChange(this.#parts, asker, challengeId);
  }

  async confirmContact(asker: OwnAsker, code: TypedContactCode): Promise<Outcome<Patient>> {
    return this.#remembered(asker, await confirmContactChange(this.#parts, asker, code));
  }

  /** What the rest of the request shows is the chart as it is now. */
  #remembered({ actor }: OwnAsker, outcome: Outcome<Patient>): Outcome<Patient> {
    if (outcome.ok) this.#patients.remember(actor, outcome.value);
    return outcome;
  }
}
