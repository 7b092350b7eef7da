import type { EntityManager } from "typeorm";
import { compareNames } from "../matching/compare-names.ts";
import type { Numbered } from "../matching/find-candidates.ts";
import { Registration } from "../registration.entity.ts";
import type { IdentificationVault } from "../../patients/identification-vault.ts";
import { byLatest } from "./list-registrations.ts";

/** In a flood very many may say the same: more than these are shown by nobody. */
const mostRead = 200;

const mostShown = 10;

const sharesContact = (one: Registration, other: Registration): boolean =>
  (one.email !== null && one.email === other.email) || (one.mobile !== null && one.mobile === other.mobile);

const sharesNames = (one: Registration, other: Registration): boolean => {
  const { first, last } = compareNames(one, other);
  return first && last;
};

/** Other pending registrations of the same person: the same number, or the same date of birth with the same names or a same contact. */
export async function findSamePerson(
  manager: EntityManager,
  vault: IdentificationVault,
  { registration, type, value }: Numbered,
): Promise<Registration[]> {
  const { clinicId, id, dateOfBirth } = registration;
  const indexes = vault.indexes(type, value);
  const pending = { clinicId, state: "PENDING" as const };
  const ofNumber = await manager
    .createQueryBuilder(Registration, "other")
    .where({ ...pending, identificationTypeId: type.id })
    .andWhere("other.identificationIndex IN (:...indexes)", { indexes })
    .limit(mostRead)
    .getMany();
  const ofBirth = await manager
    .createQueryBuilder(Registration, "other")
    .where({ ...pending, dateOfBirth })
    .limit(mostRead)
    .getMany();
  const same = [...ofNumber, ...ofBirth.filter((other) => sharesNames(registration, other) || sharesContact(registration, other))];
  const others = new Map(same.filter((other) => other.id !== id).map((other) => [other.id, other]));
  return [...others.values()].sort(byLatest).slice(0, mostShown);
}
