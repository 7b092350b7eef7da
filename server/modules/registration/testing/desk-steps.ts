import { toGlobalId } from "../../../graphql/global-id.ts";
import { newId } from "../../../kernel/id.ts";
import { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import type { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { testKeys } from "../../../testing/portail.ts";
import { IdentificationType } from "../../clinics/identification-type.entity.ts";
import { IdentificationVault } from "../../patients/identification-vault.ts";
import type { Registration } from "../registration.entity.ts";
import { storeRegistration } from "../store-registration.ts";

/** What the API answers; a test that reads what isn't there fails. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

export const vaultOf = (keys = testKeys): IdentificationVault => new IdentificationVault(SecretKeys.parse(keys));

let count = 0;

interface Sent extends Partial<Omit<Registration, "identificationValueEncrypted" | "identificationIndex">> {
  /** The number in plain text. */
  readonly number?: string;
}

/** A registration as somebody has sent it, by default of a woman with contacts and a number that nobody else has. */
export async function sendRegistration(portail: Portail, clinic: TestClinic, sent: Sent = {}): Promise<Registration> {
  const { number = `GAGZ9057${String(1_000 + (count += 1))}`, ...fields } = sent;
  const id = newId();
  const clinicId = clinic.clinic.id;
  const typeId = sent.identificationTypeId ?? clinic.types.ramq;
  return portail.database.transaction(async (tx) => {
    const type = await tx.findOneByOrFail(IdentificationType, { clinicId, id: typeId });
    const vault = vaultOf();
    return storeRegistration(tx, {
      ...{ clinicId, id, proofId: newId(), submittedAt: portail.clock.now(), termsVersion: 1, networkKey: null },
      ...{ firstName: "Zoé", lastName: "Gagné", preferredName: null, dateOfBirth: "1990-07-01", sex: "FEMALE", language: "fr" },
      ...{ email: `zoe${(count += 1)}@courriel.example`, mobile: null, provenChannel: "EMAIL", notificationMethod: "EMAIL" },
      ...{ street: null, city: null, province: null, postalCode: null, country: null, identificationTypeId: typeId },
      ...{ identificationValueEncrypted: vault.seal(type, id, number), identificationIndex: vault.index(type, number) },
      ...fields,
    } as Parameters<typeof storeRegistration>[1]);
  });
}

export const globalIdOf = ({ id }: Pick<Registration, "id">): string => toGlobalId("Registration", id);

const errors = `errors { __typename code path message
  ... on RegistrationDecided { decidedAt decidedBy { name } current { id state version } }
  ... on PatientConflict { current { id version } } ... on IdentificationTaken { patient { id } } }`;

const decided = `registration { id state version decidedAt decidedBy { name } archiveReason archiveNote patient { id } } ${errors}`;

const mutation = (name: string): string =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${decided} } }`;

/** Decides on a registration; answers the payload. */
export const decideBy = async (
  client: ApiClient,
  name: "confirmRegistration" | "mergeRegistration" | "undoRegistrationMerge" | "archiveRegistration" | "restoreRegistration",
  input: Readonly<Record<string, unknown>>,
): Promise<Answered> => (await client.data(mutation(name), { input }))[name];

export const seen = (registration: Pick<Registration, "id" | "version">) => ({
  registrationId: globalIdOf(registration),
  version: registration.version,
});

export const readRegistration = async (client: ApiClient, registration: Pick<Registration, "id">, fields: string): Promise<Answered> =>
  (await client.data(`query ($id: ID!) { registration(id: $id) { ${fields} } }`, { id: globalIdOf(registration) })).registration;

/** The codes of the errors with where they stand. */
export const problemsOf = ({ errors: said }: Answered): string[] =>
  said.map(({ __typename, path }: { __typename: string; path: string[] }) => `${__typename} ${path.join(".")}`.trim());
