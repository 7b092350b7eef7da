import type { IdentificationType } from "../../clinics/identification-type.entity.ts";
import { isUsableAtSignIn } from "../../sign-in/otp-request.ts";
import type { ProvenContact } from "../../sign-in/proof/proven-contact.entity.ts";
import { contactOfProof, findProvenContact } from "../../sign-in/proof/proven-contacts.ts";
import type { Registrant, RegistrantParts } from "../registrant-parts.ts";
import type { Terms } from "../terms/registration-terms.service.ts";
import { isRegistrationOpen } from "./is-registration-open.ts";
import type { Submitted } from "./submitted-registrations.ts";
import { findSubmittedBy, toSubmitted } from "./submitted-registrations.ts";

/** All that somebody needs to register whose contact is proven. */
export interface Start {
  readonly proof: ProvenContact;
  readonly contact: string;
  readonly types: readonly IdentificationType[];
  readonly terms: Terms;
  readonly open: boolean;
  readonly submitted: readonly Submitted[];
}

export async function readStart({ database, keys, clinics, settings, terms }: RegistrantParts, proof: ProvenContact): Promise<Start> {
  const { clinicId, channel } = proof;
  const { manager } = database;
  const { values } = await settings.inForce(clinicId);
  const types = await clinics.identificationTypes(clinicId);
  const by = { channel, contact: contactOfProof(keys, proof) };
  const registrations = await findSubmittedBy(manager, clinicId, by);
  return {
    proof,
    contact: by.contact,
    types: types.filter((type) => isUsableAtSignIn(type, values)),
    terms: await terms.inForce(clinicId),
    open: isRegistrationOpen(values),
    submitted: await toSubmitted(manager, registrations, by, values),
  };
}

/** Null unless this browser's proof lives. */
export async function findStart(parts: RegistrantParts, { clinic, nonce }: Registrant, id: string | null): Promise<Start | null> {
  const holder = { clinicId: clinic.id, nonce, at: parts.clock.now() };
  const proof = id === null ? null : await findProvenContact(parts.database.manager, holder, id);
  return proof && readStart(parts, proof);
}
