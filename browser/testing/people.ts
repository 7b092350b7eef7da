import type { Patient } from "../../server/modules/patients/patient.entity.ts";
import type { TestClinic } from "../../server/testing/clinic.ts";
import type { Site } from "./site.ts";
import type { Visit } from "./visit.ts";

/** The health number of a patient of a test clinic. */
export const healthNumberOf = ({ externalId }: Patient): string => `TREE8452${2900 + Number(externalId!.slice(1))}`;

/** A patient who speaks the visit's language. */
export const patientFor = (clinic: TestClinic, { look }: Visit) =>
  clinic.patient({ language: look.locale, firstName: "Marie-Ève", lastName: "D’Amours" });

/** Fills in the first step and sends it. */
export async function askForCode(visit: Visit, number: string, destination: string, channel: "EMAIL" | "SMS" = "EMAIL"): Promise<void> {
  const { page, portal } = visit;
  await page.locator("#identificationValue").fill(number);
  if (channel === "SMS") await page.getByRole("radio", { name: portal("channel.SMS") }).check();
  await page.getByRole("textbox", { name: portal(`destination.${channel}`) }).fill(destination);
  await visit.button(portal("who.send")).click();
  await visit.heading(portal("code.title")).waitFor();
}

export async function typeCode(visit: Visit, code: string): Promise<void> {
  await visit.page.getByLabel(visit.portal("code.label")).fill(code);
  await visit.button(visit.portal("code.submit")).click();
}

/** Signs the patient in as people do, wherever the visit shows the first step. */
export async function signIn(site: Site, visit: Visit, patient: Patient): Promise<void> {
  await askForCode(visit, healthNumberOf(patient), patient.email!);
  await typeCode(visit, await site.portail.codeSentTo(patient.email!));
}

/** A code that is not the one that was sent. */
export const wrongCode = (right: string): string => right.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
