import type { Config } from "./config.ts";
import type { Database } from "./db/database.ts";
import type { Logger } from "./gateways/logger.ts";
import { createFileStore } from "./gateways/files/create-file-store.ts";
import { createMailGateway } from "./gateways/mail/create-mail-gateway.ts";
import type { PaymentGateway } from "./gateways/payments/payment-gateway.ts";
import { StripePayments } from "./gateways/payments/stripe-payments.ts";
import { createTextGateway } from "./gateways/text/create-text-gateway.ts";
import type { WebhookGateway } from "./gateways/webhooks/webhook-gateway.ts";
import { RecordActors } from "./graphql/record-actor.ts";
import { clinicAddress } from "./kernel/clinic-address.ts";
import type { Clock } from "./kernel/clock.ts";
import { hours } from "./kernel/clock.ts";
import type { Role } from "./kernel/permissions.ts";
import type { SecretKeys } from "./kernel/secret-keys.ts";
import type { Sweep } from "./kernel/sweep.ts";
import { AccessService } from "./modules/access/access.service.ts";
import { findRecipientBy } from "./modules/access/find-recipient.ts";
import { AppointmentService } from "./modules/appointments/appointment.service.ts";
import { BulkAccessService } from "./modules/bulk-access/bulk-access.service.ts";
import { BulkAccessWorker } from "./modules/bulk-access/bulk-access-worker.ts";
import { ClinicService } from "./modules/clinics/clinic.service.ts";
import { nameConsumersIn } from "./modules/integrations/name-consumers.ts";
import { IdempotencyService } from "./modules/idempotency/idempotency.service.ts";
import { PointBudgets } from "./modules/limits/point-budgets.ts";
import { MyInformationService } from "./modules/my-information/my-information.service.ts";
import { RecordViewService } from "./modules/my-information/record-views/record-view.service.ts";
import { Outbox } from "./modules/notifications/outbox.ts";
import { StaffNoticeSender } from "./modules/notifications/staff-notice-sender.ts";
import { OutboxWorker } from "./modules/notifications/outbox-worker.ts";
import { SweepMessages } from "./modules/notifications/undelivered/sweep-messages.ts";
import { UndeliveredService } from "./modules/notifications/undelivered/undelivered.service.ts";
import { indexChartsSweep } from "./modules/patients/search/index-charts.ts";
import { PortalImageService } from "./modules/portal-images/portal-image.service.ts";
import { SettingsService } from "./modules/settings/settings.service.ts";
import { NotificationService } from "./modules/sign-in/notification/notification.service.ts";
import { SendCode } from "./modules/sign-in/send-code.ts";
import { SignInService } from "./modules/sign-in/sign-in.service.ts";
import { nameStaffIn } from "./modules/staff/name-staff.ts";
import { StaffAccountService } from "./modules/staff/staff-account.service.ts";
import { StaffGuesses } from "./modules/staff/staff-guesses.ts";
import { SessionService } from "./modules/sign-in/sessions/session.service.ts";
import { wakeUnseen } from "./modules/sign-in/wake-unseen.ts";
import { StaffService } from "./modules/staff/staff.service.ts";
import { StripeAccountService } from "./modules/stripe-accounts/stripe-account.service.ts";
import { createAudit } from "./services/audit.ts";
import { createBilling } from "./services/billing.ts";
import { createConversations } from "./services/conversations.ts";
import { createFhir } from "./services/fhir.ts";
import { createIntegrations } from "./services/integrations.ts";
import { oldRowsSweeps } from "./services/old-rows-sweeps.ts";
import { createPatients } from "./services/patients.ts";
import { createRegistration } from "./services/registration.ts";
import type { RotatedTable } from "./services/rotate-keys.ts";
import { rotateKeys } from "./services/rotate-keys.ts";
import { createWebhooks } from "./services/webhooks.ts";

export interface Surroundings {
  readonly config: Config;
  readonly database: Database;
  readonly keys: SecretKeys;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Over the network to Stripe, unless told otherwise. */
  readonly payments?: PaymentGateway;
  /** Over the network to consumers, unless told otherwise. */
  readonly webhookGateway?: WebhookGateway;
}

export type Services = ReturnType<typeof createServices>;

/** Where everything is put together, by hand: what is not here does not exist. */
export function createServices({ config, database, keys, clock, logger, ...given }: Surroundings) {
  const mail = createMailGateway(config.mailUrl, config.inboxFolder);
  const text = createTextGateway(config.textUrl, config.inboxFolder);
  const files = createFileStore(config.filesUrl);
  const outbox = new Outbox(keys, clock);
  const worker = new OutboxWorker({ database, keys, clock, logger, gateways: { mail: mail.gateway, mailFrom: mail.from, text } });

  const clinics = new ClinicService(database, clock);
  const notices = new StaffNoticeSender(outbox, () => worker.wake());
  const guesses = new StaffGuesses(database, clock, keys);
  const staffParts = { database, clock, keys, guesses, notices, needsSecondStep: (role: Role) => !config.demo && role === "SUPPORT" };
  const staff = new StaffService(staffParts);
  const staffAccount = new StaffAccountService(staffParts);
  const payments = given.payments ?? new StripePayments({ apiBase: config.stripeApiBase });
  const installationKeys = config.stripe.configured ? config.stripe : null;
  const stripe = new StripeAccountService({ database, clock, logger, keys, payments, installationKeys });
  const wake = () => worker.wake();
  const addressOf = (slug: string) => clinicAddress(config.publicUrl, slug);
  const { webhooks, hooks } = createWebhooks({
    ...{ config, database, clock, logger, keys, outbox, addressOf, wake },
    ...(given.webhookGateway && { gateway: given.webhookGateway }),
  });
  const portalImages = new PortalImageService(database, clock, files);
  const settings = new SettingsService({
    ...{ database, clock, images: portalImages, installation: stripe.installation, hooks: [hooks.settings] },
  });
  const { vault, onLostContacts, ...charts } = createPatients({ config, database, keys, clock, settings });
  const { patients } = charts;
  const access = new AccessService({ database, clock, settings, hooks: [hooks.access] });
  const appointments = new AppointmentService(database, clock, settings, [hooks.appointments]);
  const bulkAccess = new BulkAccessService(database, clock);
  const bulkAccessWorker = new BulkAccessWorker({ database, clock, hooks: [hooks.access] });
  const sendCode = new SendCode(
    outbox,
    (slug) => `${slug}.${config.publicUrl.hostname}`,
    wakeUnseen(() => worker.wake()),
  );
  const channels = text ? (["EMAIL", "SMS"] as const) : (["EMAIL"] as const);
  const { smsCountries, smsDailyCap } = config;
  const signIn = new SignInService({
    ...{ database, clock, keys, clinics, settings, patients, sendCode, channels },
    ...{ smsCountries, smsDailyCap },
  });
  const notificationParts = { database, clock, keys, settings, outbox, channels, smsCountries, smsDailyCap, wake, addressOf };
  const notifications = new NotificationService(notificationParts);
  const { conversationSweeps, ...conversations } = createConversations({ ...notificationParts, files, webhooks: hooks.messages });
  const { billingSweeps, ...billing } = createBilling({
    ...{ ...notificationParts, logger, gateway: payments, stripe, webhooks: hooks.billing },
  });
  const registration = createRegistration({ ...notificationParts, vault, clinics, onLostContacts, hooks: [hooks.registrations] });
  const myInformation = new MyInformationService(
    { database, clock, keys, settings, outbox, sendCode, channels, smsCountries, smsDailyCap },
    patients,
  );
  const recordViews = new RecordViewService(database, clock);
  const actorNames = { staff: nameStaffIn(database), consumer: nameConsumersIn(database) };
  const { auditSweeps, ...audit } = createAudit({ config, database, clock, names: actorNames });
  const sessions = new SessionService({ database, keys, clock });
  const { integrationSweeps, ...integrations } = createIntegrations({ database, clock });
  const recordActors = new RecordActors(actorNames);
  const listChangers = async (clinicId: string) => ({
    staff: await staff.list(clinicId),
    consumers: await integrations.consumers.list(clinicId),
  });
  const undelivered = new UndeliveredService({
    ...{ database, keys, clock, outbox },
    findRecipient: findRecipientBy(settings),
    wake: () => worker.wake(),
  });
  const { fhirSweeps, ...fhir } = createFhir({ database, clock, keys, clinics, patients, appointments });
  const idempotency = new IdempotencyService({ database, clock, keys });
  const sweeps: readonly Sweep[] = [
    idempotency.sweep,
    { name: "portal-images", everyMs: hours(1), run: async (signal) => void (await portalImages.collect(clock.now(), signal)) },
    ...auditSweeps,
    ...conversationSweeps,
    ...billingSweeps,
    stripe.sweep,
    indexChartsSweep(database),
    new SweepMessages(database, clock),
    ...oldRowsSweeps(database, clock),
    { name: "notification-links", everyMs: hours(1), run: (signal) => notifications.sweep(signal) },
    staffAccount.sweep,
    sessions.sweep,
    ...integrationSweeps,
    webhooks.sweep,
    bulkAccessWorker,
    ...fhirSweeps,
  ];
  return {
    database,
    worker,
    clock,
    webhooks,
    idempotency,
    recordActors,
    rotateKeys: (onStep?: (table: RotatedTable) => void) => rotateKeys({ database, keys, installation: installationKeys }, onStep),
    listChangers,
    undelivered,
    sweeps,
    mail: mail.gateway,
    text,
    clinics,
    staff,
    staffAccount,
    portalImages,
    stripe,
    settings,
    ...charts,
    access,
    bulkAccess,
    bulkAccessWorker,
    appointments,
    signIn,
    notifications,
    ...registration,
    sessions,
    myInformation,
    recordViews,
    ...audit,
    ...conversations,
    ...billing,
    points: new PointBudgets(database, clock, config.apiPointsPerMinute),
    ...integrations,
    ...fhir,
  };
}
