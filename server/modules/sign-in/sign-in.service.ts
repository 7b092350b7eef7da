import type { EntityManager } from "typeorm";
import { IsNull, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Database } from "../../db/database.ts";
import type { Actor, Origin, PatientActor } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Locale } from "../../kernel/locale.ts";
import { maskDestination } from "../../kernel/mask.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { hashToken } from "../../kernel/secret-token.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import { isAccessEffective } from "../access/effective-access.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Clinic } from "../clinics/clinic.entity.ts";
import type { ClinicService } from "../clinics/clinic.service.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { PatientService } from "../patients/patient.service.ts";
import type { PortalSettingsValues } from "../settings/portal-settings-values.ts";
import type { SettingsService } from "../settings/settings.service.ts";
import { destinationOf, issueOtp } from "./issue-otp.ts";
import type { OtpChannel } from "./otp-channel.ts";
import { OtpChallenge } from "./otp-challenge.entity.ts";
import type { PatientSession } from "./patient-session.entity.ts";
import { endPatientSession, findPatientSession, openPatientSession } from "./patient-sessions.ts";
import type { OtpRequest } from "./request-otp.ts";
import { checkRequest, isRecipient, isUsableAtSignIn, normalDestination } from "./request-otp.ts";
import type { SendCode } from "./send-code.ts";
import { consumeChallenge, evaluateCode, expiredCode } from "./verify-otp.ts";

/** As much of a clinic as signing in needs. */
export type SignInClinic = Pick<Clinic, "id" | "slug" | "name" | "phone">;

/** The browser and the language of whoever signs in. */
export interface Asker {
  readonly actor: Actor;
  readonly clinic: SignInClinic;
  readonly locale: Locale;
  readonly nonce: string;
}

export interface OpenedSession {
  readonly session: PatientSession;
  readonly token: string;
  readonly actor: PatientActor;
}

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: SecretKeys;
  readonly clinics: ClinicService;
  readonly settings: SettingsService;
  readonly patients: PatientService;
  readonly sendCode: SendCode;
  readonly channels: readonly OtpChannel[];
}

export class SignInService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get channels(): readonly OtpChannel[] {
    return this.#parts.channels;
  }

  /** A challenge for whoever asks, whether or not such a patient exists: the same rows are written, the same is answered. */
  async request(asker: Asker, typed: OtpRequest): Promise<Outcome<OtpChallenge>> {
    const { clinic } = asker;
    const { values: settings } = await this.#parts.settings.inForce(clinic.id);
    if (!settings.portalAccess) return failure(portalClosed(clinic));
    const checked = checkRequest(typed, this.#parts.channels);
    if (!checked.ok) return checked;
    const { identificationTypeId, identificationValue, channel, destination: given } = checked.value;
    const types = await this.#parts.clinics.identificationTypes(clinic.id);
    const type = types.find(({ id }) => id === identificationTypeId);
    const found = await this.#parts.patients.findByIdentification(
      type ?? { clinicId: clinic.id, id: nobody, issuer: null },
      identificationValue,
    );
    const destination = normalDestination(channel, given);
    const usable = type !== undefined && isUsableAtSignIn(type, settings);
    const patientId = usable && isRecipient(found, channel, destination, settings) ? found.id : null;
    const maskedDestination = maskDestination(channel, given);
    return this.#issue(asker, settings, { patientId, channel, destination, maskedDestination }, async () => true);
  }

  /** A new code to the same destination; the old one is void. */
  async resend(asker: Asker, challengeId: string | null): Promise<Outcome<OtpChallenge>> {
    const { clinic, nonce } = asker;
    const { values: settings } = await this.#parts.settings.inForce(clinic.id);
    if (!settings.portalAccess) return failure(portalClosed(clinic));
    const where = { clinicId: clinic.id, id: challengeId ?? nobody, nonceHash: hashToken(nonce), consumedAt: IsNull(), voidedAt: IsNull() };
    const old = await this.#parts.database.manager.findOneBy(OtpChallenge, where);
    const path = ["input", "challengeId"];
    if (!old) return failure({ ...expiredCode, path });
    const at = this.#parts.clock.now();
    if (old.resendAvailableAt > at) return failure({ code: "TOO_MANY_REQUESTS", path, facts: { retryAt: old.resendAvailableAt } });
    const { patientId, channel, maskedDestination } = old;
    const destination = destinationOf(this.#parts.keys, old);
    const replaceOld = async (tx: EntityManager): Promise<boolean> =>
      affectedRows(await tx.update(OtpChallenge, { ...where, resendAvailableAt: LessThanOrEqual(at) }, { voidedAt: at })) === 1;
    return this.#issue(asker, settings, { patientId, channel, destination, maskedDestination }, replaceOld);
  }

  /** The session of whoever types the right code in time, in the browser that asked for it. */
  async verify(
    { actor, clinic, nonce }: Asker,
    challengeId: string | null,
    typed: string,
    staySignedIn: boolean,
  ): Promise<Outcome<OpenedSession>> {
    const { database, clock, keys, settings } = this.#parts;
    if (!(await settings.inForce(clinic.id)).values.portalAccess) return failure(portalClosed(clinic));
    const attempt = { clinicId: clinic.id, challengeId: challengeId ?? nobody, typed, nonce, at: clock.now() };
    const evaluated = await evaluateCode(database, keys, attempt);
    if (!evaluated.ok) return evaluated;
    const { patientId } = evaluated.value;
    return database.transaction(async (tx): Promise<Outcome<OpenedSession>> => {
      if (!(await consumeChallenge(tx, attempt))) return failure(expiredCode);
      const { values, portalEpoch } = await settings.inForce(clinic.id, tx);
      const chart = await tx.findOneByOrFail(Patient, { clinicId: clinic.id, id: patientId! });
      if (!isAccessEffective({ portalAccess: values.portalAccess, chart })) return failure(expiredCode);
      const opened = await openPatientSession(tx, { clinicId: clinic.id, patientId: chart.id, portalEpoch, staySignedIn, at: attempt.at });
      const patient: PatientActor = { kind: "patient", clinicId: clinic.id, id: chart.id, session: opened.session, origin: actor.origin };
      await recordAudit(tx, patient, attempt.at, { action: "patient.signed-in", subjectId: opened.session.id, patientId: chart.id });
      return success({ ...opened, actor: patient });
    });
  }

  /** The patient behind a cookie, while the session lives and their access is effective. */
  async authenticate(clinicId: string, token: string, origin: Origin): Promise<PatientActor | null> {
    const session = await findPatientSession(this.#parts.database, clinicId, token, this.#parts.clock.now());
    return session && { kind: "patient", clinicId, id: session.patientId, session, origin };
  }

  async signOut(actor: PatientActor): Promise<void> {
    await this.#parts.database.transaction((tx) => endPatientSession(tx, actor, this.#parts.clock.now()));
  }

  async #issue(
    { clinic, locale, nonce }: Asker,
    { otpLifetimeMinutes: lifetimeMinutes }: PortalSettingsValues,
    to: { patientId: string | null; channel: OtpChannel; destination: string; maskedDestination: string },
    prepare: (tx: EntityManager) => Promise<boolean>,
  ): Promise<Outcome<OtpChallenge>> {
    const { database, clock, keys, sendCode } = this.#parts;
    const at = clock.now();
    const issued = await database.transaction(async (tx) => {
      if (!(await prepare(tx))) return null;
      const { challenge, code } = await issueOtp(tx, keys, { clinicId: clinic.id, ...to, nonce, lifetimeMinutes, at });
      await sendCode.enqueue(tx, { clinic, locale, challenge, code, destination: to.destination, lifetimeMinutes });
      return challenge;
    });
    if (!issued) return failure({ ...expiredCode, path: ["input", "challengeId"] });
    sendCode.wake();
    return success(issued);
  }
}

/** An id that no row has: look-ups for nothing cost what look-ups for something cost. */
const nobody = "0".repeat(26);

const portalClosed = (clinic: SignInClinic): Problem => ({ code: "PORTAL_CLOSED", path: [], facts: { clinicPhone: clinic.phone } });
