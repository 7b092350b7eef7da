import { Suspense } from "react";
import { createRoutesFromElements, Route, useRoutes } from "react-router";
import { lazyPage } from "../shared/navigation/lazy-page.ts";
import { NotFoundPage } from "../shared/ui/not-found-page.tsx";
import { Skeleton } from "../shared/ui/skeleton.tsx";
import { lazyAudit } from "./audit/lazy-audit.ts";
import { lazyBilling } from "./billing/lazy-billing.ts";
import { lazyConversations } from "./conversations/lazy-conversations.ts";
import { lazyIntegrations } from "./integrations/lazy-integrations.ts";
import { lazyRegistrations } from "./registrations/lazy-registrations.ts";
import { AdminFrame } from "./frame/admin-frame.tsx";
import { HomePage } from "./home/home-page.tsx";
import { SessionProvider, useStaff } from "./session/session-provider.tsx";
import { StaffGate } from "./session/staff-gate.tsx";

const AccountPage = lazyPage(() => import("./account/account-page.tsx"));
const AuditPage = lazyAudit(() => import("./audit/audit-page.tsx"));
const BillingFindingsPage = lazyBilling(() => import("./billing/findings/findings-page.tsx"));
const BillingProfilePage = lazyBilling(() => import("./billing/profile/profile-page.tsx"));
const BulkAccessPage = lazyPage(() => import("./bulk-access/bulk-access-page.tsx"));
const ConversationPage = lazyConversations(() => import("./conversations/thread/thread-page.tsx"));
const ConversationsPage = lazyConversations(() => import("./conversations/list/inbox-page.tsx"));
const ConsumerPage = lazyIntegrations(() => import("./integrations/detail/consumer-page.tsx"));
const ConsumersPage = lazyIntegrations(() => import("./integrations/list/consumers-page.tsx"));
const DeliveriesPage = lazyPage(() => import("./deliveries/deliveries-page.tsx"));
const EditInvoicePage = lazyBilling(() => import("./billing/form/edit-invoice-page.tsx"));
const EditPatientPage = lazyPage(() => import("./patients/form/edit-patient-page.tsx"));
const ConversationTemplatePage = lazyConversations(() => import("./conversation-templates/template-page.tsx"));
const ConversationTemplatesPage = lazyConversations(() => import("./conversation-templates/templates-page.tsx"));
const NewConversationPage = lazyConversations(() => import("./conversations/new/new-conversation-page.tsx"));
const InvoicePage = lazyBilling(() => import("./billing/invoice/invoice-page.tsx"));
const InvoicesPage = lazyBilling(() => import("./billing/list/invoices-page.tsx"));
const NewConsumerPage = lazyIntegrations(() => import("./integrations/form/new-consumer-page.tsx"));
const NewInvoicePage = lazyBilling(() => import("./billing/form/new-invoice-page.tsx"));
const NewPatientPage = lazyPage(() => import("./patients/form/new-patient-page.tsx"));
const PatientPage = lazyPage(() => import("./patients/chart/patient-page.tsx"));
const PatientsPage = lazyPage(() => import("./patients/list/patients-page.tsx"));
const IdentificationTypePage = lazyPage(() => import("./identification-types/identification-type-page.tsx"));
const IdentificationTypesPage = lazyPage(() => import("./identification-types/identification-types-page.tsx"));
const MergeRegistrationPage = lazyRegistrations(() => import("./registrations/merge/merge-page.tsx"));
const NextRegistrationPage = lazyRegistrations(() => import("./registrations/review/next-page.tsx"));
const RegistrationPage = lazyRegistrations(() => import("./registrations/review/registration-page.tsx"));
const RegistrationTermsPage = lazyRegistrations(() => import("./registrations/terms/terms-page.tsx"));
const RegistrationsPage = lazyRegistrations(() => import("./registrations/list/registrations-page.tsx"));
const PortalSettingsPage = lazyPage(() => import("./portal-settings/portal-settings-page.tsx"));
const PortalSettingsHistoryPage = lazyPage(() => import("./portal-settings-history/portal-settings-history-page.tsx"));

/** `pages.json` tells the server what each of them needs. */
export const routes = createRoutesFromElements(
  <>
    <Route index element={<HomePage />} />
    <Route path="account" element={<AccountPage />} />
    <Route path="audit" element={<AuditPage />} />
    <Route path="billing" element={<InvoicesPage />} />
    <Route path="billing/findings" element={<BillingFindingsPage />} />
    <Route path="billing/new" element={<NewInvoicePage />} />
    <Route path="billing/:id" element={<InvoicePage />} />
    <Route path="billing/:id/edit" element={<EditInvoicePage />} />
    <Route path="bulk-access" element={<BulkAccessPage />} />
    <Route path="conversations" element={<ConversationsPage />} />
    <Route path="conversations/new" element={<NewConversationPage />} />
    <Route path="conversations/:id" element={<ConversationPage />} />
    <Route path="deliveries" element={<DeliveriesPage />} />
    <Route path="patients" element={<PatientsPage />} />
    <Route path="patients/new" element={<NewPatientPage />} />
    <Route path="patients/:id/edit" element={<EditPatientPage />} />
    <Route path="patients/:id/:section?" element={<PatientPage />} />
    <Route path="identification-types" element={<IdentificationTypesPage />} />
    <Route path="identification-types/new" element={<IdentificationTypePage />} />
    <Route path="identification-types/:typeId" element={<IdentificationTypePage />} />
    <Route path="registrations" element={<RegistrationsPage />} />
    <Route path="registrations/next" element={<NextRegistrationPage />} />
    <Route path="registrations/:id" element={<RegistrationPage />} />
    <Route path="registrations/:id/merge/:patientId" element={<MergeRegistrationPage />} />
    <Route path="settings/billing-profile" element={<BillingProfilePage />} />
    <Route path="settings/conversation-templates" element={<ConversationTemplatesPage />} />
    <Route path="settings/conversation-templates/new" element={<ConversationTemplatePage />} />
    <Route path="settings/conversation-templates/:templateId" element={<ConversationTemplatePage />} />
    <Route path="settings/integrations" element={<ConsumersPage />} />
    <Route path="settings/integrations/new" element={<NewConsumerPage />} />
    <Route path="settings/integrations/:consumerId" element={<ConsumerPage />} />
    <Route path="settings/registration-terms" element={<RegistrationTermsPage />} />
    <Route path="settings/patient-portal" element={<PortalSettingsPage />} />
    <Route path="settings/patient-portal/history" element={<PortalSettingsHistoryPage />} />
    <Route path="*" element={<UnknownPage />} />
  </>,
);

const Pages = () => useRoutes(routes);

export const AdminApp = () => (
  <SessionProvider>
    <StaffGate>
      <AdminFrame>
        <Suspense fallback={<Skeleton shapes={["title", "line", "tile", "tile"]} />}>
          <Pages />
        </Suspense>
      </AdminFrame>
    </StaffGate>
  </SessionProvider>
);

function UnknownPage() {
  return <NotFoundPage place={useStaff().clinic.name} />;
}
