import { localDay } from "../kernel/local-day.ts";
import type { SecretKeys } from "../kernel/secret-keys.ts";
import { hashToken, newSecretToken } from "../kernel/secret-token.ts";
import { ApiConsumer } from "../modules/integrations/api-consumer.entity.ts";
import { Registration } from "../modules/registration/registration.entity.ts";
import { proveContact } from "../modules/sign-in/proof/proven-contacts.ts";
import type { Services } from "../services.ts";
import type { OnFile } from "./demo-registrants.ts";
import { demoRegistrants } from "./demo-registrants.ts";
import { consumerName } from "./open-demo-clinic.ts";

const slug = "demo";

const origin = { requestId: "demo-registrations", networkAddress: null };

/** A woman on file of a name that many have, with her number of Québec. */
async function findMarried(
  { consumers, patients, identifications }: Services,
  consumer: ApiConsumer,
  typeId: string,
): Promise<OnFile | null> {
  const actor = consumers.actingFor(consumer, origin);
  const all = { filter: { access: true, archived: false }, first: 100, after: null };
  const { items } = await patients.list(actor, { search: "Tremblay", ...all });
  const women = items.flatMap(({ item }) => (item.lastName === "Tremblay" && item.sex === "FEMALE" ? [item] : []));
  const numbers = await identifications.readMany(
    actor,
    women.map(({ id }) => id),
  );
  for (const [place, { firstName, lastName, dateOfBirth, sex }] of women.entries()) {
    const identificationValue = numbers[place]!.find(({ type }) => type.id === typeId)?.value;
    if (identificationValue) return { firstName, lastName, dateOfBirth, sex, identificationValue };
  }
  return null;
}

/** Lets some people register the first time, on the way that everybody goes; the codes that prove their contacts are left out. */
export async function registerDemoPeople(services: Services, keys: SecretKeys): Promise<void> {
  const { database, clinics, registrants, clock } = services;
  const clinic = await clinics.findBySlug(slug);
  if (!clinic || (await database.manager.existsBy(Registration, { clinicId: clinic.id }))) return;
  const consumer = await database.manager.findOneByOrFail(ApiConsumer, { clinicId: clinic.id, name: consumerName });
  const type = (await clinics.identificationTypes(clinic.id)).find(({ issuer }) => issuer === "QC");
  if (!type) return;
  const at = clock.now();
  const married = await findMarried(services, consumer, type.id);
  for (const { email, ...told } of demoRegistrants(married, Number(localDay(at, clinic.timeZone).slice(0, 4)))) {
    const nonce = newSecretToken();
    const proven = { clinicId: clinic.id, nonceHash: hashToken(nonce), channel: "EMAIL", contact: email, at } as const;
    const proof = await database.transaction((tx) => proveContact(tx, keys, { ...proven, identificationTypeId: type.id }));
    const registrant = { actor: { kind: "anonymous", clinicId: clinic.id, origin }, clinic, locale: told.language, nonce } as const;
    // A refusal is no trouble: somebody who tries the product may have closed registration, or written other terms.
    await registrants.submit(registrant, proof.id, { ...told, identificationTypeId: type.id, termsVersion: 1, consent: true });
  }
}
