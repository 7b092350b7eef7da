import { Fault } from "../../../kernel/fault.ts";
import type { TypeOfNumber, IdentificationVault } from "../../patients/identification-vault.ts";
import type { ChartFields } from "../../patients/patient-fields.ts";
import type { Numbered } from "../matching/find-candidates.ts";
import type { Registration } from "../registration.entity.ts";

/** A registration with its number opened. */
export function openNumber<Type extends TypeOfNumber>(
  registration: Registration,
  types: ReadonlyMap<string, Type>,
  vault: IdentificationVault,
): Numbered & { readonly type: Type } {
  const type = types.get(registration.identificationTypeId);
  if (!type) throw new Fault("NOT_FOUND");
  return { registration, type, value: vault.open(type, registration.id, registration.identificationValueEncrypted) };
}

/** What a registration says, as a chart would. */
export function fieldsOf(
  registration: Registration,
  types: ReadonlyMap<string, TypeOfNumber>,
  vault: IdentificationVault,
): ChartFields & Required<Pick<ChartFields, "identifications" | "address">> {
  const { firstName, lastName, preferredName, dateOfBirth, sex, language, email, mobile, notificationMethod } = registration;
  const { street, city, province, postalCode, country } = registration;
  const { type, value } = openNumber(registration, types, vault);
  return {
    ...{ firstName, lastName, preferredName, dateOfBirth, sex, language, email, mobile, notificationMethod },
    address: { street, city, province, postalCode, country },
    identifications: [{ typeId: type.id, value }],
  };
}
