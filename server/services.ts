import type { Config } from "./config.ts";
import type { Database } from "./db/database.ts";
import type { Logger } from "./gateways/logger.ts";
import { createMailGateway } from "./gateways/mail/create-mail-gateway.ts";
import { createTextGateway } from "./gateways/text/create-text-gateway.ts";
import { NodeRegistry } from "./graphql/node.ts";
import { NodeResolver } from "./graphql/node.resolver.ts";
import { ViewerResolver } from "./graphql/viewer.ts";
import type { Clock } from "./kernel/clock.ts";
import type { SecretKeys } from "./kernel/secret-keys.ts";
import { AppointmentResolver, PatientAppointmentsResolver, StatusCountResolver } from "./modules/appointments/appointment.resolver.ts";
import { AppointmentService } from "./modules/appointments/appointment.service.ts";
import { toAppointment } from "./modules/appointments/appointment.type.ts";
import { ClinicResolver } from "./modules/clinics/clinic.resolver.ts";
import { ClinicService } from "./modules/clinics/clinic.service.ts";
import { toClinic } from "./modules/clinics/clinic.type.ts";
import { ConsumerViewerResolver } from "./modules/integrations/consumer.resolver.ts";
import { ConsumerService } from "./modules/integrations/consumer.service.ts";
import { Outbox } from "./modules/notifications/outbox.ts";
import { OutboxWorker } from "./modules/notifications/outbox-worker.ts";
import { IdentificationVault } from "./modules/patients/identification-vault.ts";
import { PatientViewerResolver } from "./modules/patients/patient.resolver.ts";
import { PatientService } from "./modules/patients/patient.service.ts";
import { toPatient } from "./modules/patients/patient.type.ts";
import { SettingsResolver } from "./modules/settings/settings.resolver.ts";
import { SettingsService } from "./modules/settings/settings.service.ts";
import { SendCode } from "./modules/sign-in/send-code.ts";
import { SignInResolver } from "./modules/sign-in/sign-in.resolver.ts";
import { SignInService } from "./modules/sign-in/sign-in.service.ts";
import { StaffMemberResolver, StaffViewerResolver } from "./modules/staff/staff.resolver.ts";
import { StaffService } from "./modules/staff/staff.service.ts";

export interface Surroundings {
  readonly config: Config;
  readonly database: Database;
  readonly keys: SecretKeys;
  readonly clock: Clock;
  readonly logger: Logger;
}

export type Services = ReturnType<typeof createServices>;

/** Where everything is put together, by hand: what is not here does not exist. */
export function createServices({ config, database, keys, clock, logger }: Surroundings) {
  const mail = createMailGateway(config.mailUrl, config.inboxFolder);
  const text = createTextGateway(config.textUrl, config.inboxFolder);
  const outbox = new Outbox(keys, clock);
  const worker = new OutboxWorker({ database, keys, clock, logger, gateways: { mail: mail.gateway, mailFrom: mail.from, text } });

  const clinics = new ClinicService(database, clock);
  const staff = new StaffService(database, clock);
  const settings = new SettingsService(database, clock, config.stripe.configured);
  const patients = new PatientService(database, clock, settings, new IdentificationVault(keys));
  const appointments = new AppointmentService(database, clock, settings);
  const sendCode = new SendCode(
    outbox,
    (slug) => `${slug}.${config.publicUrl.hostname}`,
    () => worker.wake(),
  );
  const channels = text ? (["EMAIL", "SMS"] as const) : (["EMAIL"] as const);
  const signIn = new SignInService({ database, clock, keys, clinics, settings, patients, sendCode, channels });
  const consumers = new ConsumerService(database, clock);
  return { database, worker, mail: mail.gateway, clinics, staff, settings, patients, appointments, signIn, consumers };
}

/** What can be looked up by id. Each look-up goes through the service that decides who may. */
function createNodes({
  clinics,
  patients,
  appointments,
  settingsResolver,
}: Services & { settingsResolver: SettingsResolver }): NodeRegistry {
  void clinics;
  return new NodeRegistry()
    .add("Clinic", async ({ clinic }, id) => (id === clinic.id ? toClinic(clinic) : null))
    .add("Patient", async ({ actor }, id) => {
      const [row] = await patients.readMany(actor, [id]);
      return row ? toPatient(row) : null;
    })
    .add("Appointment", async ({ actor }, id) => {
      const row = await appointments.read(actor, id);
      return row && toAppointment(row, actor);
    })
    .add("PortalSettings", async (context, id) => (id === context.clinic.id ? settingsResolver.portalSettings(context) : null));
}

export function createResolvers(services: Services): object[] {
  const { clinics, staff, settings, patients, appointments, signIn } = services;
  const settingsResolver = new SettingsResolver(settings);
  return [
    new NodeResolver(createNodes({ ...services, settingsResolver })),
    new ViewerResolver(),
    new ClinicResolver(clinics),
    new StaffViewerResolver(staff),
    new StaffMemberResolver(),
    settingsResolver,
    new PatientViewerResolver(patients),
    new AppointmentResolver(appointments, clinics, patients),
    new PatientAppointmentsResolver(appointments),
    new StatusCountResolver(appointments),
    new SignInResolver({ signIn, staff, clinics, settings }),
    new ConsumerViewerResolver(),
  ];
}
