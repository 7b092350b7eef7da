import { createTestDatabaseUrl, type TestDatabase } from "../db/testing/test-database.ts";
import { Appointment } from "../modules/appointments/appointment.entity.ts";
import { Location } from "../modules/clinics/location.entity.ts";
import { Patient } from "../modules/patients/patient.entity.ts";
import { findChartByIdentification } from "../modules/sign-in/chart-at-sign-in.ts";
import { demoPassword } from "./demo-staff.ts";
import { demoPatients } from "./generator/named-patients.ts";
import type { DemoServices } from "./open-demo-clinic.ts";
import { seedDemo, type SeedProgress } from "./seed-demo.ts";
import { createDemoServices } from "./testing/demo-services.ts";

const now = new Date("2025-03-11T12:00:00Z");
const origin = { requestId: "test", networkAddress: null };
const slugs = ["maple"];

let disk: TestDatabase;
let services: DemoServices;

beforeEach(async () => {
  disk = await createTestDatabaseUrl();
  services = await createDemoServices(disk.url, now);
});

afterEach(async () => {
  await services.database.close();
  await disk.drop();
});

const rows = async (): Promise<number[]> => {
  const { manager } = services.database;
  return [await manager.count(Location), await manager.count(Patient), await manager.count(Appointment)];
};

describe("seeding the demo", () => {
  it("feeds a clinic in, tells how far it is, and does nothing the second time", async () => {
    const steps: SeedProgress[] = [];
    const [seeded] = await seedDemo(services, { now, slugs, onProgress: (progress) => steps.push(progress) });
    expect(await rows()).toEqual([3, 201, 1_506]);
    expect(steps.map(({ done }) => done)).toEqual([201, 701, 1_201, 1_701, 1_707]);
    expect(steps.every(({ total, clinicSlug }) => total === 1_707 && clinicSlug === "maple")).toBe(true);

    const onProgress = jest.fn();
    const later = new Date("2025-09-01T12:00:00Z");
    expect(await seedDemo(services, { now: later, slugs, onProgress })).toEqual([{ slug: "maple", apiToken: null }]);
    expect(onProgress).not.toHaveBeenCalled();

    const clinic = await services.clinics.findBySlug("maple");
    const consumer = await services.consumers.authenticate({ clinicId: clinic!.id, token: seeded!.apiToken!, audience: "" }, origin);
    expect(consumer?.permissions.has("APPOINTMENTS_WRITE")).toBe(true);
    expect(await services.conversationTemplates.list(consumer!, false)).toHaveLength(3);
  });

  it("takes up a seeding that broke off", async () => {
    const breakOff = (): void => {
      throw new Error("broken off");
    };
    await expect(seedDemo(services, { now, slugs, onProgress: breakOff })).rejects.toThrow("broken off");
    expect((await rows())[2]).toBe(0);
    await seedDemo(services, { now, slugs });
    expect(await rows()).toEqual([3, 201, 1_506]);
  });

  it("lets staff sign in and finds the named patient by the number that is printed", async () => {
    await seedDemo(services, { now, slugs });
    const { id: clinicId } = (await services.clinics.findBySlug("maple"))!;
    const anonymous = { kind: "anonymous", clinicId, origin } as const;
    for (const email of ["support@portail.example", "admin@maple.example", "desk@maple.example"])
      expect(await services.staff.signIn(anonymous, email, demoPassword, { browser: null, system: null })).toMatchObject({ ok: true });
    const told = demoPatients.find(({ clinicSlug }) => clinicSlug === "maple")!;
    const type = (await services.clinics.identificationTypes(clinicId)).find(({ issuer }) => issuer === "BC")!;
    const indexes = services.patients.identificationIndexes(type, told.identificationValue);
    const found = await findChartByIdentification(services.database.manager, { clinicId, typeId: type.id, indexes });
    expect(found).toMatchObject({ email: told.email });
  });

  it("says what was refused without saying whose it is", async () => {
    const refuse: DemoServices["patients"]["upsert"] = async () => ({
      ok: false,
      problems: [{ code: "VALIDATION_FAILED", path: ["input", "patients", "3", "email"], reason: "NOT_AN_EMAIL" }],
    });
    services.patients.upsert = refuse;
    await expect(seedDemo(services, { now, slugs })).rejects.toThrow("The demo data were refused: NOT_AN_EMAIL at input.patients.3.email");
  });
});
