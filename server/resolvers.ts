import { NodeResolver } from "./graphql/node.resolver.ts";
import { ViewerResolver } from "./graphql/viewer.ts";
import {
  BulkAccessChangeResolver,
  BulkAccessFailureResolver,
  BulkAccessFilterResolver,
} from "./modules/bulk-access/bulk-access-change.resolver.ts";
import { AccessChangerResolver } from "./modules/bulk-access/access-changer.resolver.ts";
import { BulkAccessPreviewResolver } from "./modules/bulk-access/bulk-access-preview.resolver.ts";
import { BulkAccessResolver } from "./modules/bulk-access/bulk-access.resolver.ts";
import { AccessGateResolver, PatientAccessResolver, PortalAccessResolver } from "./modules/access/portal-access.resolver.ts";
import { SetPortalAccessResolver } from "./modules/access/set-portal-access.resolver.ts";
import {
  AppointmentResolver,
  PatientAppointmentsResolver,
  UpsertAppointmentResultResolver,
} from "./modules/appointments/appointment.resolver.ts";
import { StatusCountResolver } from "./modules/appointments/status-count.resolver.ts";
import { StatusImpactResolver } from "./modules/appointments/status-impact.resolver.ts";
import { ClinicResolver } from "./modules/clinics/clinic.resolver.ts";
import { UndeliveredResolver } from "./modules/notifications/undelivered/undelivered.resolver.ts";
import { IdentificationTypeResolver } from "./modules/patients/identification-types/identification-type.resolver.ts";
import { PatientIdentificationsResolver } from "./modules/patients/identifications/identification.resolver.ts";
import { UndeliveredPatientResolver } from "./modules/patients/undelivered-patient.resolver.ts";
import { PatientViewerResolver, UpsertPatientResultResolver } from "./modules/patients/patient.resolver.ts";
import { DeliveriesResolver } from "./modules/patients/deliveries.resolver.ts";
import { PatientListResolver } from "./modules/patients/patient-list.resolver.ts";
import { IdentificationTakenResolver, PatientConflictResolver } from "./modules/patients/save-errors.resolver.ts";
import { SavePatientResolver } from "./modules/patients/save-patient.resolver.ts";
import { UpdatedByResolver } from "./modules/patients/updated-by.resolver.ts";
import { createDeskResolvers } from "./modules/registration/desk-resolvers.ts";
import { RegistrationNoticeResolver } from "./modules/registration/notices/registration-notice.resolver.ts";
import { RegistrantResolver } from "./modules/registration/registrant.resolver.ts";
import { RegistrationTermsResolver } from "./modules/registration/terms/registration-terms.resolver.ts";
import { SettingsHistoryResolver } from "./modules/settings/history.resolver.ts";
import { SettingsResolver } from "./modules/settings/settings.resolver.ts";
import { SignedInImpactResolver } from "./modules/sign-in/settings-impact.resolver.ts";
import { SignInObstacleResolver } from "./modules/sign-in/obstacles/sign-in-obstacle.resolver.ts";
import { MyInformationResolver } from "./modules/my-information/my-information.resolver.ts";
import { RecordViewerResolver, RecordViewsResolver } from "./modules/my-information/record-views/record-view.resolver.ts";
import { PatientSessionResolver } from "./modules/sign-in/sessions/session.resolver.ts";
import { SignInResolver } from "./modules/sign-in/sign-in.resolver.ts";
import { SecondStepResolver } from "./modules/staff/second-step/second-step.resolver.ts";
import { StaffAccountResolver } from "./modules/staff/staff-account.resolver.ts";
import { StaffSignInResolver } from "./modules/staff/staff-sign-in.resolver.ts";
import { NotificationResolver } from "./modules/sign-in/notification/notification.resolver.ts";
import { createStopLoader } from "./modules/sign-in/stops/stop-loader.ts";
import { SignInStopResolver } from "./modules/sign-in/stops/sign-in-stop.resolver.ts";
import { RecordActorRoleResolver } from "./modules/staff/record-actor-role.resolver.ts";
import { StaffMemberResolver, StaffViewerResolver } from "./modules/staff/staff.resolver.ts";
import { StripeAccountResolver } from "./modules/stripe-accounts/stripe-account.resolver.ts";
import { createAuditResolvers } from "./resolvers/audit.ts";
import { createBillingResolvers } from "./resolvers/billing.ts";
import { createConversationResolvers } from "./resolvers/conversations.ts";
import { createFhirResolvers } from "./resolvers/fhir.ts";
import { createIntegrationResolvers } from "./resolvers/integrations.ts";
import { createWebhookResolvers } from "./resolvers/webhooks.ts";
import { createNodes } from "./resolvers/nodes.ts";
import type { Services } from "./services.ts";

/** Every resolver, with the services that it calls. */
export function createResolvers(services: Services): object[] {
  const { clinics, staff, settings, patients, appointments, signIn } = services;
  const settingsResolver = new SettingsResolver(settings);
  const stops = createStopLoader(signIn);
  return [
    new NodeResolver(createNodes(services, settingsResolver)),
    new ViewerResolver(),
    new ClinicResolver(clinics),
    new StaffViewerResolver(staff),
    new StaffMemberResolver(services.staffAccount),
    new StaffSignInResolver(staff),
    new StaffAccountResolver(services.staffAccount),
    new SecondStepResolver(services.staffAccount),
    settingsResolver,
    new SettingsHistoryResolver(settings),
    new StripeAccountResolver(services.stripe),
    new PatientViewerResolver(patients),
    new UpsertPatientResultResolver(patients),
    new UpdatedByResolver(services.recordActors),
    ...createAuditResolvers(services),
    new PatientListResolver(patients),
    new SavePatientResolver(patients),
    new PatientConflictResolver(patients, services.recordActors),
    new IdentificationTakenResolver(patients),
    new DeliveriesResolver(services.undelivered, services.clock),
    new PatientIdentificationsResolver(services.identifications),
    new IdentificationTypeResolver(services.identificationTypes, services.recordActors),
    new UndeliveredResolver(services.undelivered, services.clock),
    new UndeliveredPatientResolver(patients),
    new PatientAccessResolver(),
    new PortalAccessResolver(services.access, services.recordActors),
    new AccessGateResolver(services.recordActors),
    new SetPortalAccessResolver(services.access, patients),
    new SignInObstacleResolver(signIn, stops),
    new BulkAccessResolver(services.bulkAccess),
    new BulkAccessPreviewResolver(services.bulkAccess),
    new BulkAccessChangeResolver(services.bulkAccess, services.recordActors),
    new BulkAccessFilterResolver(services.recordActors),
    new BulkAccessFailureResolver(patients),
    new AccessChangerResolver(services.listChangers),
    new AppointmentResolver(appointments, clinics, patients),
    new PatientAppointmentsResolver(appointments),
    new UpsertAppointmentResultResolver(appointments),
    new StatusCountResolver(appointments),
    new StatusImpactResolver(appointments),
    new SignedInImpactResolver(signIn),
    new NotificationResolver(services.notifications),
    new SignInStopResolver({ signIn, patients, stops }),
    new PatientSessionResolver(services.sessions),
    new RegistrantResolver(services.registrants),
    new RegistrationTermsResolver(services.registrationTerms, services.recordActors),
    ...createDeskResolvers({ ...services.registrationDesk, patients, actors: services.recordActors, clock: services.clock }),
    new RegistrationNoticeResolver(services.registrationNotices),
    new MyInformationResolver(services.myInformation),
    new RecordViewsResolver(services.recordViews),
    new RecordViewerResolver(services.recordActors),
    new RecordActorRoleResolver(),
    ...createConversationResolvers(services),
    ...createBillingResolvers(services),
    ...createWebhookResolvers(services),
    new SignInResolver({ signIn, staff, clinics, settings }),
    ...createIntegrationResolvers(services),
    ...createFhirResolvers(services),
  ];
}
