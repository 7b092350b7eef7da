import type { NotificationMethod } from "../../modules/patients/patient-fields.ts";
import type { Random } from "./random.ts";

const contacts: ReadonlyArray<readonly [{ readonly email: boolean; readonly mobile: boolean }, number]> = [
  [{ email: true, mobile: true }, 80],
  [{ email: true, mobile: false }, 10],
  [{ email: false, mobile: true }, 7],
  [{ email: false, mobile: false }, 3],
];

/** Which ways lead to a patient. */
export const drawContact = (random: Random): { readonly email: boolean; readonly mobile: boolean } => random.weighted(contacts);

/** How the patient wants to be told; only ways that lead to them. */
export function drawNotificationMethod(random: Random, contact: { readonly email: boolean; readonly mobile: boolean }): NotificationMethod {
  const choices: ReadonlyArray<readonly [NotificationMethod, number]> = [
    ["NONE", 8],
    ["EMAIL", contact.email ? 40 : 0],
    ["SMS", contact.mobile ? 20 : 0],
    ["BOTH", contact.email && contact.mobile ? 32 : 0],
  ];
  return random.weighted(choices);
}
