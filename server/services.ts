import type { Config } from "./config.ts";
import type { Database } from "./db/database.ts";
import type { Logger } from "./gateways/logger.ts";
import { createFileStore } from "./gateways/files/create-file-store.ts";
import { createMailGateway } from "./gateways/mail/create-mail-gateway.ts";
import type { PaymentGateway } from "./gateways/payments/payment-gateway.ts";
import { StripePayments } from "./gateways/payments/stripe-payments.ts";
import { createTextGateway } from "./gateways/text/create-text-gateway.ts";
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
import { ConsumerService } from "./modules/integrations/consumer.service.ts";
import { nameConsumersIn } from "./modules/integrations/name-consumers.ts";
import { sweepLimits } from "./modules/limits/sweep-limits.ts";
import { MyInformationService } from "./modules/my-information/my-information.service.ts";
import { RecordViewService } from "./modules/my-information/record-views/record-view.service.ts";
import { Outbox } from "./modules/notifications/outbox.ts";
import { StaffNoticeSender } from "./modules/notifications/staff-notice-sender.ts";
import { OutboxWorker } from "./modules/notifications/outbox-worker.ts";
import { SweepMessages } from "./modules/notifications/undelivered/sweep-messages.ts";
import { UndeliveredService } from "./modules/notifications/undelivered/undelivered.service.ts";
import { IdentificationTypeService } from "./modules/patients/identification-types/identification-type.service.ts";
import { IdentificationVault } from "./modules/patients/identification-vault.ts";
import { HeldNumbers } from "./modules/patients/identifications/held-numbers.ts";
import { IdentificationService } from "./modules/patients/identifications/identification.service.ts";
import type { OnLostContacts } from "./modules/patients/lost-contacts.ts";
import { PatientService } from "./modules/patients/patient.service.ts";
import { indexChartsSweep } from "./modules/patients/search/index-charts.ts";
import { PortalImageService } from "./modules/portal-images/portal-image.service.ts";
import { SettingsService } from "./modules/settings/settings.service.ts";
import { NotificationService } from "./modules/sign-in/notification/notification.service.ts";
import { sweepProofs } from "./modules/sign-in/proof/sweep-proofs.ts";
import { SendCode } from "./modules/sign-in/send-code.ts";
import { SignInService } from "./modules/sign-in/sign-in.service.ts";
import { nameStaffIn } from "./modules/staff/name-staff.ts";
import { StaffAccountService } from "./modules/staff/staff-account.service.ts";
import { StaffGuesses } from "./modules/staff/staff-guesses.ts";
import { endSessionsProvenBy } from "./modules/sign-in/sessions/session-proof.ts";
import { SessionService } from "./modules/sign-in/sessions/session.service.ts";
import { wakeUnseen } from "./modules/sign-in/wake-unseen.ts";
import { sweepChallenges } from "./modules/sign-in/sweep-challenges.ts";
import { StaffService } from "./modules/staff/staff.service.ts";
import { StripeAccountService } from "./modules/stripe-accounts/stripe-account.service.ts";
import { createBilling } from "./services/billing.ts";
import { createConversations } from "./services/conversations.ts";
import { createRegistration } from "./services/registration.ts";
import type { RotatedTable } from "./services/rotate-keys.ts";
import { rotateKeys } from "./services/rotate-keys.ts";

export interface Surroundings {
  readonly config: Config;
  readonly database: Database;
  readonly keys: SecretKeys;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Over the network to Stripe, unless told otherwise. */
  readonly payments?: PaymentGateway;
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
  const portalImages = new PortalImageService(database, clock, files);
  const settings = new SettingsService({ database, clock, images: portalImages, installation: stripe.installation });
  const vault = new IdentificationVault(keys);
  const numbers = new HeldNumbers(database);
  const identificationTypes = new IdentificationTypeService(database, clock);
  const onLostContacts: OnLostContacts = (tx, clinicId, lost, at) => endSessionsProvenBy(tx, keys, clinicId, lost, at);
  const patients = new PatientService({
    ...{ database, clock, settings, vault, numbers, smsCountries: config.smsCountries, onLostContacts },
  });
  const identifications = new IdentificationService({
    ...{ database, clock, vault, numbers },
    hasRead: (actor, patientId) => patients.hasRead(actor, patientId),
  });
  const access = new AccessService({ database, clock, settings });
  const appointments = new AppointmentService(database, clock, settings);
  const bulkAccess = new BulkAccessService(database, clock);
  const bulkAccessWorker = new BulkAccessWorker({ database, clock });
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
  const wake = () => worker.wake();
  const addressOf = (slug: string) => clinicAddress(config.publicUrl, slug);
  const notificationParts = { database, clock, keys, settings, outbox, channels, smsCountries, smsDailyCap, wake, addressOf };
  const notifications = new NotificationService(notificationParts);
  const { conversationSweeps, ...conversations } = createConversations({ ...notificationParts, files });
  const { billingSweeps, ...billing } = createBilling({ ...notificationParts, logger, gateway: payments, stripe });
  const registration = createRegistration({ ...notificationParts, vault, clinics, onLostContacts });
  const myInformation = new MyInformationService(
    { database, clock, keys, settings, outbox, sendCode, channels, smsCountries, smsDailyCap },
    patients,
  );
  const recordViews = new RecordViewService(database, clock);
  const sessions = new SessionService({ database, keys, clock });
  const consumers = new ConsumerService(database, clock);
  const recordActors = new RecordActors({ staff: nameStaffIn(database), consumer: nameConsumersIn(database) });
  const listChangers = async (clinicId: string) => ({
    staff: await staff.list(clinicId),
    consumers: await consumers.list(clinicId),
  });
  const undelivered = new UndeliveredService({
    ...{ database, keys, clock, outbox },
    findRecipient: findRecipientBy(settings),
    wake: () => worker.wake(),
  });
  const sweeps: readonly Sweep[] = [
    { name: "portal-images", everyMs: hours(1), run: async (signal) => void (await portalImages.collect(clock.now(), signal)) },
    ...conversationSweeps,
    ...billingSweeps,
    stripe.sweep,
    indexChartsSweep(database),
    new SweepMessages(database, clock),
    { name: "limits", everyMs: hours(1), run: async (signal) => void (await sweepLimits(database, clock.now(), signal)) },
    { name: "one-time-codes", everyMs: hours(1), run: async (signal) => void (await sweepChallenges(database, clock.now(), signal)) },
    { name: "proven-contacts", everyMs: hours(1), run: async (signal) => void (await sweepProofs(database, clock.now(), signal)) },
    { name: "notification-links", everyMs: hours(1), run: (signal) => notifications.sweep(signal) },
    staffAccount.sweep,
    sessions.sweep,
    bulkAccessWorker,
  ];
  return {
    database,
    worker,
    clock,
    recordActors,
    identifications,
    identificationTypes,
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
    patients,
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
    ...conversations,
    ...billing,
    consumers,
  };
}
