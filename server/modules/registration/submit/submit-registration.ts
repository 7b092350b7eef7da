import type { EntityManager } from "typeorm";
import { tellHooks, tellKept } from "../../../db/hook.ts";
import { newId } from "../../../kernel/id.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { noAddress } from "../../../kernel/address.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { registrationClosed } from "../../sign-in/open-registration.ts";
import type { ProvenContact } from "../../sign-in/proof/proven-contact.entity.ts";
import { contactOfProof, findProvenContact, releaseProvenContact, useProvenContact } from "../../sign-in/proof/proven-contacts.ts";
import type { Registrant, RegistrantParts } from "../registrant-parts.ts";
import { Registration } from "../registration.entity.ts";
import { isRegistrationOpen } from "../start/is-registration-open.ts";
import type { NewRegistration } from "../store-registration.ts";
import { storeRegistration } from "../store-registration.ts";
import type { ReadSubmission, Submission } from "./read-submission.ts";
import { readSubmission } from "./read-submission.ts";
import { networkKeyOf, takeSubmission } from "./submission-limits.ts";

const startExpired = failure({ code: "OTP_EXPIRED", path: ["input", "startId"], reason: "REGISTRATION_START_EXPIRED" });

const todayIn = (at: Date): string => at.toISOString().slice(0, 10);

/** What was made with a proof, by whichever of the calls that came with it. */
const findMade = (manager: EntityManager, { clinicId, id: proofId }: ProvenContact): Promise<Registration | null> =>
  manager.findOneBy(Registration, { clinicId, proofId });

function toRegistration(
  { keys, vault }: RegistrantParts,
  {
    actor,
    proof,
    read,
    at,
  }: { readonly actor: Registrant["actor"]; readonly proof: ProvenContact; readonly read: ReadSubmission; readonly at: Date },
  termsVersion: number,
): NewRegistration {
  const { clinicId, channel } = proof;
  const { type, email, mobile, notificationMethod, fields } = read;
  const { identificationValue, address, ...person } = fields;
  const { networkAddress } = actor.origin;
  const id = newId();
  return {
    ...{ clinicId, id, proofId: proof.id, submittedAt: at, ...person, email, mobile, provenChannel: channel, notificationMethod },
    ...noAddress,
    ...Object.fromEntries(Object.entries(address ?? {}).filter(([, part]) => part !== undefined)),
    identificationTypeId: type.id,
    identificationValueEncrypted: vault.seal(type, id, identificationValue),
    identificationIndex: vault.index(type, identificationValue),
    termsVersion,
    networkKey: networkAddress === null ? null : networkKeyOf(keys, { clinicId, networkAddress }),
  };
}

/**
 * Keeps what somebody sends in whose contact is proven. The proof is used up by the same transaction, so that it makes one registration
 * however often the call comes: all of them answer with that one.
 */
export async function submitRegistration(
  parts: RegistrantParts,
  { actor, clinic, nonce }: Registrant,
  startId: string | null,
  sent: Submission,
): Promise<Outcome<{ readonly proof: ProvenContact; readonly registration: Registration }>> {
  const { database, clock, keys, clinics, settings, terms, staffCall, hooks = [] } = parts;
  const clinicId = clinic.id;
  const at = clock.now();
  const { manager } = database;
  const proof = startId === null ? null : await findProvenContact(manager, { clinicId, nonce, at }, startId);
  if (!proof) return startExpired;
  const before = await findMade(manager, proof);
  if (before) return success({ proof, registration: before });
  const types = await clinics.identificationTypes(clinicId);
  const contact = contactOfProof(keys, proof);
  const made = await database.transaction(async (tx): Promise<Outcome<Registration | null>> => {
    const { values } = await settings.inForce(clinicId, tx);
    if (!isRegistrationOpen(values)) return failure(registrationClosed(clinic));
    const { version: termsVersion } = await terms.inForce(clinicId, tx);
    const proven = { channel: proof.channel, contact };
    const read = readSubmission(sent, { today: todayIn(at), proven, settings: values, types, termsVersion, means: parts });
    if (!read.ok) return read;
    if (!(await useProvenContact(tx, proof, at))) return success(null);
    const taken = await takeSubmission(tx, keys, { clinicId, ...proven, networkAddress: actor.origin.networkAddress }, at);
    if (!taken.ok) {
      await releaseProvenContact(tx, proof);
      return taken;
    }
    const registration = await storeRegistration(tx, toRegistration(parts, { actor, proof, read: read.value, at }, termsVersion));
    await recordAudit(tx, actor, at, { action: "registration.submitted", subjectId: registration.id });
    await staffCall.enqueue(tx, clinic, at);
    await tellHooks(hooks, tx, { clinicId, registrationId: registration.id, at });
    return success(registration);
  });
  if (!made.ok) return made;
  if (made.value) {
    staffCall.wake();
    tellKept(hooks);
  }
  // Whoever used the proof up in the same moment has committed what they made by now.
  const registration = made.value ?? (await findMade(manager, proof));
  return registration ? success({ proof, registration }) : startExpired;
}
