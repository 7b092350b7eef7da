import type { LocationPlan } from "./clinic-plan.ts";
import type { AddressInput } from "./inputs.ts";
import type { Random } from "./random.ts";

// Canada Post uses neither D, F, I, O, Q nor U.
const postalLetters = [..."ABCEGHJKLMNPRSTVWXYZ"];

const isFrench = (street: string): boolean => /^(rue|avenue|boulevard|chemin|promenade|rang) /.test(street);

export function drawAddress(random: Random, near: LocationPlan): AddressInput {
  const town = random.pick(near.towns);
  const road = random.pick(near.streets);
  const number = 10 + random.below(9_800);
  const apartment = random.chance(0.35) ? 1 + random.below(40) : undefined;
  return {
    street: isFrench(road)
      ? `${number}, ${road}${apartment === undefined ? "" : `, app. ${apartment}`}`
      : `${apartment === undefined ? "" : `${apartment}-`}${number} ${road}`,
    city: town.city,
    province: near.address.province,
    postalCode: `${random.pick(town.postalPrefixes)} ${random.below(10)}${random.pick(postalLetters)}${random.below(10)}`,
    country: "CA",
  };
}
