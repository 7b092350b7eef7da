import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationInterface } from "typeorm";
import { getMetadataArgsStorage } from "typeorm";
import { createDataSource } from "../../db/data-source.ts";
import { Database } from "../../db/database.ts";
import { runMigrations } from "../../db/migrate.ts";
import { SecretKeys } from "../../kernel/secret-keys.ts";
import { AppointmentService } from "../../modules/appointments/appointment.service.ts";
import { ClinicService } from "../../modules/clinics/clinic.service.ts";
import { ConversationTemplateService } from "../../modules/conversations/templates/template.service.ts";
import { ConsumerService } from "../../modules/integrations/consumer.service.ts";
import { IdentificationVault } from "../../modules/patients/identification-vault.ts";
import { HeldNumbers } from "../../modules/patients/identifications/held-numbers.ts";
import { PatientService } from "../../modules/patients/patient.service.ts";
import { SettingsService } from "../../modules/settings/settings.service.ts";
import { StaffGuesses } from "../../modules/staff/staff-guesses.ts";
import { StaffService } from "../../modules/staff/staff.service.ts";
import type { DemoServices } from "../open-demo-clinic.ts";

const migrationsFolder = join(process.cwd(), "migrations");

async function readMigrations(): Promise<(new () => MigrationInterface)[]> {
  const names = (await readdir(migrationsFolder)).filter((name) => /^\d{4}-.*\.ts$/.test(name)).sort();
  const modules = await Promise.all(
    names.map((name): Promise<Record<string, new () => MigrationInterface>> => import(join(migrationsFolder, name))),
  );
  return modules.flatMap((module) => Object.values(module)).filter((value) => typeof value === "function");
}

/** As much of the product as the demo goes through, on a migrated database of its own. */
export async function createDemoServices(url: string, now: Date): Promise<DemoServices> {
  const entities = getMetadataArgsStorage().tables.flatMap(({ target }) => (typeof target === "function" ? [target] : []));
  const database = new Database(createDataSource({ url, entities, migrations: await readMigrations() }));
  await database.connect();
  await runMigrations(database);
  const clock = { now: () => now };
  const keys = SecretKeys.parse("ab".repeat(32));
  const notices = { enqueue: async () => undefined, wake: () => undefined };
  const noImages = { find: async () => null, keep: async () => null };
  const settings = new SettingsService({ database, clock, images: noImages, installation: null });
  return {
    database,
    settings,
    clinics: new ClinicService(database, clock),
    staff: new StaffService({
      database,
      clock,
      keys,
      guesses: new StaffGuesses(database, clock, keys),
      notices,
      needsSecondStep: () => false,
    }),
    consumers: new ConsumerService(database, clock),
    patients: new PatientService({
      ...{ database, clock, settings, vault: new IdentificationVault(keys), numbers: new HeldNumbers(database) },
      ...{ onLostContacts: async () => undefined, smsCountries: ["CA", "US"] },
    }),
    appointments: new AppointmentService(database, clock, settings),
    conversationTemplates: new ConversationTemplateService(database, clock),
  };
}
