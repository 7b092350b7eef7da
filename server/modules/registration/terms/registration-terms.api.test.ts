import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { saveSettings } from "../../sign-in/testing/steps.ts";
import { Registration } from "../registration.entity.ts";
import { giveProof, newContact, registrationOf, saidOf, startAgain, submit } from "../testing/registrant-steps.ts";
import { defaultTerms } from "./default-terms.ts";

let portail: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
});

afterAll(() => portail.stop());

let clinics = 0;

beforeEach(async () => {
  clinic = await TestClinic.open(portail, `terms${(clinics += 1)}`);
  await saveSettings(await clinic.staff("SUPPORT"), { patientRegistration: true });
});

const publishDocument = `mutation ($input: PublishRegistrationTermsInput!) {
  publishRegistrationTerms(input: $input) { terms { version text { fr en } publishedAt } errors { __typename code path messages { fr en } } }
}`;

const publish = async (basedOnVersion: number, text = { fr: "Un\r\n\r\nDeux", en: " One \n\n Two " }) =>
  (await (await clinic.staff("ADMIN")).data(publishDocument, { input: { basedOnVersion, text } })).publishRegistrationTerms;

const list = async () =>
  (await (await clinic.staff("ADMIN")).data("{ registrationTerms { version text { fr en } publishedAt publishedBy { kind name } } }"))
    .registrationTerms;

test("a clinic begins with the portal's own terms, and publishes others, which it keeps all", async () => {
  const own = { version: 1, text: defaultTerms, publishedAt: null, publishedBy: null };
  expect(await list()).toEqual([own]);
  const { terms, errors } = await publish(1);
  expect(errors).toEqual([]);
  expect(terms).toEqual({ version: 2, text: { fr: "Un\n\nDeux", en: "One \n\n Two" }, publishedAt: portail.clock.now().toISOString() });
  await publish(2, { fr: "Trois", en: "Three" });
  const by = { publishedBy: { kind: "STAFF", name: `ADMIN ${clinic.clinic.slug}` } };
  expect(await list()).toEqual([
    { ...by, version: 3, text: { fr: "Trois", en: "Three" }, publishedAt: portail.clock.now().toISOString() },
    { ...by, ...terms },
    own,
  ]);
  const audited = await portail.database.manager.findBy(AuditEvent, { clinicId: clinic.clinic.id, action: "registration-terms.published" });
  expect(audited).toMatchObject([{ actorKind: "staff" }, { actorKind: "staff" }]);
});

test.each([
  ["blank", { fr: " ", en: "Hello" }, ["input.text.fr"]],
  ["too long", { fr: "Bonjour", en: "x".repeat(10_001) }, ["input.text.en"]],
  ["both", { fr: "", en: "" }, ["input.text.fr", "input.text.en"]],
])("terms that are %s are refused at their language", async (_, text, paths) => {
  const answer = await publish(1, text);
  expect(answer.terms).toBeNull();
  expect(saidOf(answer)).toEqual(paths.map((path) => `VALIDATION_FAILED ${path}`));
  expect(await list()).toHaveLength(1);
});

test.each([0, 2, -1, 2_147_483_647])("terms based on another version (%d) than the one in force are refused", async (version) => {
  const answer = await publish(version);
  expect(answer).toMatchObject({ terms: null, errors: [{ __typename: "Conflict", code: "CONFLICT", path: ["input", "basedOnVersion"] }] });
});

test("of several who publish at once one wins", async () => {
  const browser = await clinic.staff("ADMIN");
  const input = { basedOnVersion: 1, text: { fr: "Un", en: "One" } };
  const call = async () => (await browser.data(publishDocument, { input })).publishRegistrationTerms;
  const answers = await Promise.all(Array.from({ length: 6 }, call));
  expect(answers.filter(({ terms }) => terms !== null)).toHaveLength(1);
  for (const answer of answers.filter(({ terms }) => terms === null)) expect(saidOf(answer)).toEqual(["CONFLICT input.basedOnVersion"]);
  expect(await list()).toHaveLength(2);
});

test("who has read other terms is told so at the field, reads the new ones, and what they agreed to is kept", async () => {
  const browser = portail.browser(clinic.clinic.slug);
  const startId = await giveProof(portail, clinic, browser, "EMAIL", newContact().email);
  expect((await startAgain(browser, startId)).terms).toMatchObject({ version: 1, texts: defaultTerms });
  await publish(1);
  const refused = await submit(browser, registrationOf(clinic, startId));
  expect(saidOf(refused)).toEqual(["VALIDATION_FAILED input.termsVersion"]);
  expect(refused.errors[0].messages.fr).toContain("changer ses conditions");
  const again = await startAgain(browser, startId);
  expect(again).toMatchObject({ usedAt: null, terms: { version: 2, text: "Un\n\nDeux", texts: { en: "One \n\n Two" } } });
  expect((await submit(browser, { ...registrationOf(clinic, startId), termsVersion: 2 })).errors).toEqual([]);
  expect(await portail.database.manager.findBy(Registration, { clinicId: clinic.clinic.id })).toMatchObject([{ termsVersion: 2 }]);
});

test("the text is in the language of the request", async () => {
  const browser = portail.browser(clinic.clinic.slug, { "accept-language": "en" });
  const startId = await giveProof(portail, clinic, browser, "EMAIL", newContact().email);
  expect((await startAgain(browser, startId)).terms.text).toBe(defaultTerms.en);
});
