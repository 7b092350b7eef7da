import type { EntityManager } from "typeorm";
import { z } from "zod";
import { addressFields, noAddress } from "../../kernel/address.ts";
import { differingKeys, given } from "../../kernel/changes.ts";
import { locales } from "../../kernel/locale.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { choice, clearable, textOf, validate } from "../../kernel/validation.ts";
import type { PatientDetails } from "../patients/merge-patient.ts";
import { notificationMethods } from "../patients/patient-fields.ts";
import { Patient } from "../patients/patient.entity.ts";
import { ChartMoved, changeOwnChart } from "./change-own-chart.ts";
import { whyNotBy } from "./check-method.ts";
import type { MyInformationParts, OwnAsker } from "./my-information-parts.ts";

/** What of their chart the clinic lets patients change. Absent: untouched; null clears what may be empty. */
const ownFields = z.object({
  preferredName: clearable(textOf(80)),
  language: choice(locales).optional(),
  notificationMethod: choice(notificationMethods).optional(),
  address: addressFields.nullable().optional(),
  unsubscribedFromEmail: z.boolean("REQUIRED").optional(),
  unsubscribedFromSms: z.boolean("REQUIRED").optional(),
});

type OwnFields = z.output<typeof ownFields>;

/** As the patient sends it, before anything was checked. */
export type OwnChanges = Readonly<Record<string, unknown>> & { readonly version: number };

const changesOf = ({ address, ...details }: OwnFields): Partial<PatientDetails> =>
  ({
    ...given(details),
    ...(address === null ? noAddress : given(address ?? {})),
  }) as Partial<PatientDetails>;

const conflict = (current: Patient): Outcome<never> =>
  failure({ code: "CONFLICT", path: ["input", "version"], reason: "MY_INFORMATION_CHANGED", facts: { current } });

/** Changes what the patient may change; what says the same already changes nothing. */
export async function updateMyInformation(
  parts: MyInformationParts,
  { actor }: OwnAsker,
  { version, ...typed }: OwnChanges,
): Promise<Outcome<Patient>> {
  const read = validate(ownFields, typed, ["input"]);
  if (!read.ok) return read;
  const { clinicId, id } = actor;
  const at = parts.clock.now();
  const save = async (tx: EntityManager): Promise<Outcome<Patient>> => {
    const before = await tx.findOneByOrFail(Patient, { clinicId, id });
    if (before.version !== version) return conflict(before);
    const after = Object.assign(new Patient(), before, changesOf(read.value));
    const differing = differingKeys(before, after);
    if (differing.length === 0) return success(before);
    // What was chosen long ago and no longer works is said on the page, and hinders no other change.
    const wrong = after.notificationMethod === before.notificationMethod ? null : whyNotBy(after, parts);
    if (wrong) return failure(wrong);
    const changes = Object.fromEntries(differing.map((field) => [field, after[field as keyof Patient]])) as Partial<PatientDetails>;
    return success(await changeOwnChart(tx, actor, before, changes, { action: "patient.own-information-updated", at }));
  };
  try {
    return await parts.database.transaction(save);
  } catch (error) {
    if (!(error instanceof ChartMoved)) throw error;
    return conflict(await parts.database.manager.findOneByOrFail(Patient, { clinicId, id }));
  }
}
