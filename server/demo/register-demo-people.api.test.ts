import { SecretKeys } from "../kernel/secret-keys.ts";
import type { Portail } from "../testing/portail.ts";
import { startPortail, testKeys } from "../testing/portail.ts";
import { TestClinic } from "../testing/clinic.ts";
import { Registration } from "../modules/registration/registration.entity.ts";
import { consumerName } from "./open-demo-clinic.ts";
import { namedPatients } from "./generator/named-patients.ts";
import { registerDemoPeople } from "./register-demo-people.ts";
import { saveSettings } from "../modules/sign-in/testing/steps.ts";
import { ApiConsumer } from "../modules/integrations/api-consumer.entity.ts";

let portail: Portail;
let clinic: TestClinic;
const keys = SecretKeys.parse(testKeys);

beforeEach(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  await portail.database.manager.update(ApiConsumer, { id: clinic.consumer.id }, { name: consumerName });
  for (const { patient } of namedPatients.filter(({ clinicSlug }) => clinicSlug === "demo")) {
    const identifications = patient.identifications
      .filter(({ typeKey }) => typeKey === "RAMQ")
      .map(({ value }) => ({ typeId: clinic.types.ramq, value }));
    if (identifications.length > 0) await clinic.patient({ ...patient, identifications });
  }
  await clinic.patient({ firstName: "Liam", lastName: "O'Brien", sex: "MALE", dateOfBirth: "1991-11-03" });
  await clinic.patient({ firstName: "Ginette", lastName: "Tremblay" });
});

afterEach(() => portail.stop());

const waiting = async () => {
  const { registrations } = await (
    await clinic.staff("DESK")
  ).data("{ registrations { edges { node { firstName lastName bestConfidence isMinor under14 } } } }");
  return registrations.edges.map(({ node }: { node: unknown }) => node).reverse();
};

test("one with each kind of match registers, one without, and one minor; the second time nobody does", async () => {
  await saveSettings(await clinic.staff("SUPPORT"), { patientRegistration: true });
  await registerDemoPeople(portail.services, keys);
  const grown = { isMinor: false, under14: false };
  expect(await waiting()).toEqual([
    { firstName: "Solange", lastName: "Quirion-Desjardins", bestConfidence: null, ...grown },
    { firstName: "Liam", lastName: "O'Brien", bestConfidence: "LOW", ...grown },
    { firstName: "Noah", lastName: "Bergeron-Lalancette", bestConfidence: null, isMinor: true, under14: true },
    { firstName: "Ginette", lastName: "Tremblay-Roy", bestConfidence: "MEDIUM", ...grown },
    { firstName: "Huguette", lastName: "St-Pierre", bestConfidence: "HIGH", ...grown },
  ]);
  await registerDemoPeople(portail.services, keys);
  expect(await portail.database.manager.count(Registration)).toBe(5);
});

test("where registration is closed nobody registers, and nothing fails", async () => {
  await registerDemoPeople(portail.services, keys);
  expect(await waiting()).toEqual([]);
});
