import type { Locator } from "playwright-core";
import type { TestClinic } from "../../server/testing/clinic.ts";
import { askForCode, typeCode } from "./people.ts";
import { saveSettings } from "./settings-api.ts";
import type { Site } from "./site.ts";
import type { Visit } from "./visit.ts";

export const setRegistration = async (clinic: TestClinic, open: boolean): Promise<void> =>
  void (await saveSettings(await clinic.staff("SUPPORT"), { patientRegistration: open }));

/** A clinic where people may register. */
export async function openForAll(site: Site): Promise<TestClinic> {
  const clinic = await site.openClinic();
  await setRegistration(clinic, true);
  return clinic;
}

/** Somebody new, and what they have on their card. */
export interface Newcomer {
  readonly firstName: string;
  readonly lastName: string;
  readonly number: string;
  readonly contact: string;
}

let count = 0;

export const newcomer = (changes: Partial<Newcomer> = {}): Newcomer => {
  count += 1;
  return {
    firstName: "Zoé",
    lastName: "Gagné",
    number: `GAGZ9057${String(1_200 + count)}`,
    contact: `zoe${count}@courriel.example`,
    ...changes,
  };
};

/** From the first step to where no chart was found. */
export async function proveContact(site: Site, visit: Visit, { number, contact }: Newcomer): Promise<void> {
  const channel = contact.includes("@") ? "EMAIL" : "SMS";
  await askForCode(visit, number, contact, channel);
  await typeCode(visit, await site.portail.codeSentTo(contact));
  await visit.page.waitForURL("**/register");
}

/** What the form needs; the number is there from the first step. */
export async function fillForm({ page, portal }: Visit, { firstName, lastName }: Newcomer): Promise<void> {
  await page.locator("#firstName").fill(firstName);
  await page.locator("#lastName").fill(lastName);
  await page.locator("#birth-day").fill("1");
  await page.locator("#birth-month").fill("7");
  await page.locator("#birth-year").fill("1990");
  await page.getByRole("radio", { name: portal("registration.sex.FEMALE") }).check();
}

export const consentBox = ({ page }: Visit): Locator => page.locator("#consent");

export const sendForm = async (visit: Visit): Promise<void> => visit.button(visit.portal("registration.send")).click();

/** All of it, until it is being reviewed. */
export async function register(site: Site, visit: Visit, person: Newcomer): Promise<void> {
  await proveContact(site, visit, person);
  await visit.page.getByRole("link", { name: visit.portal("registration.begin") }).click();
  await fillForm(visit, person);
  await consentBox(visit).check();
  await sendForm(visit);
  await visit.heading(visit.portal("registration.sent.title")).waitFor();
}
