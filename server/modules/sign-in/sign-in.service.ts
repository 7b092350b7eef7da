import type { Actor, Origin, PatientActor } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import type { Patient } from "../patients/patient.entity.ts";
import type { SignInObstacle } from "./obstacles/find-obstacles.ts";
import { findObstacles } from "./obstacles/find-obstacles.ts";
import type { OtpChannel } from "./otp-channel.ts";
import type { OtpChallenge } from "./otp-challenge.entity.ts";
import { countSignedInPatients, endPatientSession, findPatientSession } from "./patient-sessions.ts";
import { requestCode } from "./request-code.ts";
import type { OtpRequest } from "./otp-request.ts";
import { resendCode } from "./resend-code.ts";
import type { Asker, SignInParts } from "./sign-in-parts.ts";
import type { CodeLedTo, TypedCode } from "./sign-in-with-code.ts";
import { signInWithCode } from "./sign-in-with-code.ts";
import type { SignInStop, StoppableChart } from "./stops/sign-in-stops.ts";
import { clearSignInStop, findSignInStops } from "./stops/sign-in-stops.ts";

export class SignInService {
  readonly #parts: SignInParts;

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  get channels(): readonly OtpChannel[] {
    return this.#parts.channels;
  }

  request(asker: Asker, typed: OtpRequest): Promise<Outcome<OtpChallenge>> {
    return requestCode(this.#parts, asker, typed);
  }

  resend(asker: Asker, challengeId: string | null): Promise<Outcome<OtpChallenge>> {
    return resendCode(this.#parts, asker, challengeId);
  }

  verify(asker: Asker, code: TypedCode): Promise<Outcome<CodeLedTo>> {
    return signInWithCode(this.#parts, asker, code);
  }

  /** The patient behind a cookie, while the session lives and their access is effective. */
  async authenticate(clinicId: string, token: string, origin: Origin, active = true): Promise<PatientActor | null> {
    const { database, clock, keys, patients, settings } = this.#parts;
    const found = await findPatientSession(database, keys, { clinicId, token, active, now: clock.now() });
    if (!found) return null;
    const actor: PatientActor = { kind: "patient", clinicId, id: found.session.patientId, session: found.session, origin };
    patients.remember(actor, found.chart);
    settings.remember(actor, found.settings);
    return actor;
  }

  /** Which patients can't sign in for all the wrong codes that were typed for them. */
  stops(actor: Actor, charts: readonly StoppableChart[]): Promise<(SignInStop | null)[]> {
    return findSignInStops(this.#parts, actor, charts);
  }

  /** What would stop the patients of these charts at sign-in although every gate is open. */
  obstacles(actor: Actor, charts: readonly Patient[], stops: Promise<readonly (SignInStop | null)[]>): Promise<SignInObstacle[][]> {
    return findObstacles(this.#parts, actor, charts, stops);
  }

  /** False where there is no such chart. */
  clearStop(actor: Actor, patientId: string): Promise<boolean> {
    return clearSignInStop(this.#parts, actor, patientId);
  }

  /** How many patients are signed in now, for whoever decides whether the portal is open. */
  async countSignedIn(actor: Actor): Promise<number> {
    demand(actor, "PORTAL_SETTINGS");
    const { database, clock } = this.#parts;
    return countSignedInPatients(database.manager, actor.clinicId, clock.now());
  }

  async signOut(actor: PatientActor): Promise<void> {
    await this.#parts.database.transaction((tx) => endPatientSession(tx, actor, this.#parts.clock.now()));
  }
}
