import { minutes } from "../../kernel/clock.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";

let portail: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(() => portail.stop());

test("a patient signs in with the code that was sent, and is who they are", async () => {
  const patient = await clinic.patient();
  const browser = await clinic.signInPatient(patient);
  const { viewer } = await browser.data("{ viewer { patient { firstName } session { idleExpiresAt } permissions } }");
  expect(viewer.patient.firstName).toBe("Ève");
  expect(viewer.session.idleExpiresAt).toBe(new Date(portail.clock.now().getTime() + minutes(15)).toISOString());
  expect(viewer.permissions).toEqual([]);
});
