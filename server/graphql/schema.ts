import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync, getMetadataStorage } from "type-graphql";
import {
  AppointmentResolver,
  PatientAppointmentsResolver,
  UpsertAppointmentResultResolver,
} from "../modules/appointments/appointment.resolver.ts";
import { StatusCountResolver } from "../modules/appointments/status-count.resolver.ts";
import { StatusImpactResolver } from "../modules/appointments/status-impact.resolver.ts";
import { AuditEventResolver, AuditTrailResolver } from "../modules/audit/trail/audit-event.resolver.ts";
import { billingErrorTypes, billingResolverClasses } from "../modules/billing/billing-resolvers.ts";
import { ClinicResolver } from "../modules/clinics/clinic.resolver.ts";
import { ConversationEventResolver } from "../modules/conversations/conversation-event.resolver.ts";
import { ConversationChanged, ConversationClosed, RepliesOff } from "../modules/conversations/conversation.payloads.ts";
import { ConversationResolver } from "../modules/conversations/conversation.resolver.ts";
import { MessageResolver } from "../modules/conversations/message.resolver.ts";
import { PatientConversationsResolver } from "../modules/conversations/patient-conversations.resolver.ts";
import { RepliesImpactResolver } from "../modules/conversations/replies-impact.resolver.ts";
import { ConversationTemplateConflict } from "../modules/conversations/templates/template.type.ts";
import { WriteConversationResolver } from "../modules/conversations/write-conversation.resolver.ts";
import { writingResolverClasses } from "../modules/conversations/writing-resolvers.ts";
import { consumerErrorTypes, consumerResolverClasses } from "../modules/integrations/consumer-resolvers.ts";
import { fhirResolverClasses } from "../modules/integrations/fhir/fhir-resolvers.ts";
import { webhookResolverClasses } from "../modules/integrations/webhooks/webhook-resolvers.ts";
import { UndeliveredResolver } from "../modules/notifications/undelivered/undelivered.resolver.ts";
import { IdentificationTypeResolver } from "../modules/patients/identification-types/identification-type.resolver.ts";
import { IdentificationTypeConflict } from "../modules/patients/identification-types/identification-type.payloads.ts";
import { PatientIdentificationsResolver } from "../modules/patients/identifications/identification.resolver.ts";
import { UndeliveredPatientResolver } from "../modules/patients/undelivered-patient.resolver.ts";
import { PatientViewerResolver, UpsertPatientResultResolver } from "../modules/patients/patient.resolver.ts";
import { DeliveriesResolver } from "../modules/patients/deliveries.resolver.ts";
import { PatientListResolver } from "../modules/patients/patient-list.resolver.ts";
import { IdentificationTakenResolver, PatientConflictResolver } from "../modules/patients/save-errors.resolver.ts";
import { SavePatientResolver } from "../modules/patients/save-patient.resolver.ts";
import { IdentificationTaken, PatientConflict } from "../modules/patients/save-patient.type.ts";
import { AuditedPatientsResolver } from "../modules/patients/audited-patients.resolver.ts";
import { UpdatedByResolver } from "../modules/patients/updated-by.resolver.ts";
import { RegistrationDecided } from "../modules/registration/desk/decision.payload.ts";
import { deskResolverClasses } from "../modules/registration/desk-resolvers.ts";
import { RegistrationNoticeResolver } from "../modules/registration/notices/registration-notice.resolver.ts";
import { RegistrantResolver } from "../modules/registration/registrant.resolver.ts";
import { RegistrationTermsResolver } from "../modules/registration/terms/registration-terms.resolver.ts";
import { SettingsHistoryResolver } from "../modules/settings/history.resolver.ts";
import { SettingsResolver } from "../modules/settings/settings.resolver.ts";
import { SettingsConflict } from "../modules/settings/portal-settings.payloads.ts";
import { SignedInImpactResolver } from "../modules/sign-in/settings-impact.resolver.ts";
import {
  BulkAccessChangeResolver,
  BulkAccessFailureResolver,
  BulkAccessFilterResolver,
} from "../modules/bulk-access/bulk-access-change.resolver.ts";
import { AccessChangerResolver } from "../modules/bulk-access/access-changer.resolver.ts";
import { BulkAccessPreviewResolver } from "../modules/bulk-access/bulk-access-preview.resolver.ts";
import { BulkAccessResolver } from "../modules/bulk-access/bulk-access.resolver.ts";
import { BulkAccessChangeRunning } from "../modules/bulk-access/bulk-access.type.ts";
import { AccessGateResolver, PatientAccessResolver, PortalAccessResolver } from "../modules/access/portal-access.resolver.ts";
import { SetPortalAccessResolver } from "../modules/access/set-portal-access.resolver.ts";
import { SignInObstacleResolver } from "../modules/sign-in/obstacles/sign-in-obstacle.resolver.ts";
import { MyInformationResolver } from "../modules/my-information/my-information.resolver.ts";
import { MyInformationConflict } from "../modules/my-information/my-information.type.ts";
import { RecordViewerResolver, RecordViewsResolver } from "../modules/my-information/record-views/record-view.resolver.ts";
import { PatientSessionResolver } from "../modules/sign-in/sessions/session.resolver.ts";
import { SignInResolver } from "../modules/sign-in/sign-in.resolver.ts";
import { SecondStepResolver } from "../modules/staff/second-step/second-step.resolver.ts";
import { StaffAccountResolver } from "../modules/staff/staff-account.resolver.ts";
import { StaffSignInResolver } from "../modules/staff/staff-sign-in.resolver.ts";
import { NotificationResolver } from "../modules/sign-in/notification/notification.resolver.ts";
import { NotificationLinkExpired, PatientNotNotifiable } from "../modules/sign-in/notification/notification.type.ts";
import { SignInStopResolver } from "../modules/sign-in/stops/sign-in-stop.resolver.ts";
import { RecordActorRoleResolver } from "../modules/staff/record-actor-role.resolver.ts";
import { StaffMemberResolver, StaffViewerResolver } from "../modules/staff/staff.resolver.ts";
import { StripeAccountResolver } from "../modules/stripe-accounts/stripe-account.resolver.ts";
import { enforceAccess } from "./access.ts";
import { callDirectly } from "./direct-calls.ts";
import { describeExamples } from "./examples/describe-examples.ts";
import { describeKeyUse } from "./key-use.ts";
import { NodeResolver } from "./node.resolver.ts";
import { ViewerResolver } from "./viewer.ts";

const resolverClasses = [
  AuditTrailResolver,
  AuditEventResolver,
  AuditedPatientsResolver,
  NodeResolver,
  ViewerResolver,
  ClinicResolver,
  StaffViewerResolver,
  StaffMemberResolver,
  StaffSignInResolver,
  StaffAccountResolver,
  SecondStepResolver,
  SettingsResolver,
  SettingsHistoryResolver,
  StripeAccountResolver,
  PatientViewerResolver,
  UpsertPatientResultResolver,
  UpdatedByResolver,
  PatientListResolver,
  SavePatientResolver,
  PatientConflictResolver,
  IdentificationTakenResolver,
  DeliveriesResolver,
  PatientIdentificationsResolver,
  IdentificationTypeResolver,
  UndeliveredResolver,
  UndeliveredPatientResolver,
  PatientAccessResolver,
  PortalAccessResolver,
  AccessGateResolver,
  SetPortalAccessResolver,
  SignInObstacleResolver,
  BulkAccessResolver,
  BulkAccessPreviewResolver,
  BulkAccessChangeResolver,
  BulkAccessFilterResolver,
  BulkAccessFailureResolver,
  AccessChangerResolver,
  AppointmentResolver,
  PatientAppointmentsResolver,
  UpsertAppointmentResultResolver,
  StatusCountResolver,
  StatusImpactResolver,
  PatientSessionResolver,
  RegistrantResolver,
  RegistrationTermsResolver,
  RegistrationNoticeResolver,
  ...deskResolverClasses,
  MyInformationResolver,
  RecordViewsResolver,
  RecordViewerResolver,
  RecordActorRoleResolver,
  SignInResolver,
  SignedInImpactResolver,
  NotificationResolver,
  SignInStopResolver,
  WriteConversationResolver,
  ConversationResolver,
  MessageResolver,
  ConversationEventResolver,
  PatientConversationsResolver,
  RepliesImpactResolver,
  ...writingResolverClasses,
  ...billingResolverClasses,
  ...webhookResolverClasses,
  ...consumerResolverClasses,
  ...fhirResolverClasses,
] as const;

/**
 * A field without a method of its own is its object's property: TypeGraphQL would put a function around each that makes an object to
 * read one. What may be seen is not its business here, but that of the rules that are put in front of the resolvers afterwards.
 */
const readPropertiesPlainly = (): void => {
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers ??= true;
};

/** The schema over resolvers that were built by hand; without any, the schema that can be printed and not run. */
export function createSchema(resolvers: readonly object[] = []): GraphQLSchema {
  const built = new Map(resolvers.map((resolver) => [resolver.constructor, resolver]));
  readPropertiesPlainly();
  const schema = buildSchemaSync({
    resolvers: [...resolverClasses],
    orphanedTypes: [
      MyInformationConflict,
      PatientConflict,
      IdentificationTaken,
      NotificationLinkExpired,
      PatientNotNotifiable,
      SettingsConflict,
      IdentificationTypeConflict,
      BulkAccessChangeRunning,
      RegistrationDecided,
      RepliesOff,
      ConversationClosed,
      ConversationChanged,
      ConversationTemplateConflict,
      ...billingErrorTypes,
      ...consumerErrorTypes,
    ],
    container: {
      get: (resolver: { readonly name: string }) => {
        const instance = built.get(resolver as never);
        if (!instance) throw new Error(`${resolver.name} was not built.`);
        return instance;
      },
    },
    // Input is read by the services, each item for itself: a decorator here would refuse whole batches.
    validate: false,
    // That it is a valid schema is the same each time, and held by a test.
    skipCheck: true,
  });
  schema.__validationErrors = [];
  return enforceAccess(describeKeyUse(describeExamples(callDirectly(schema, built))));
}
