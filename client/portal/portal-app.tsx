import { Suspense } from "react";
import { createRoutesFromElements, Route, useRoutes } from "react-router";
import { lazyPage } from "../shared/navigation/lazy-page.ts";
import { NotFoundPage } from "../shared/ui/not-found-page.tsx";
import { Skeleton } from "../shared/ui/skeleton.tsx";
import { LiveProvider } from "./live/live-provider.tsx";
import { PortalFrame } from "./frame/portal-frame.tsx";
import { RequirePatient } from "./session/require-patient.tsx";
import { SessionProvider, useSession } from "./session/session-provider.tsx";
import { SignInPage } from "./sign-in/sign-in-page.tsx";

const ownTexts = () => import("./own/own-texts.ts");
const billingTexts = () => import("./billing/billing-texts.ts");
const conversationTexts = () => import("./conversations/conversation-texts.ts");
const registrationTexts = () => import("./registration/registration-texts.ts");

const HomePage = lazyPage(() => import("./home/home-page.tsx"));
const NotificationPage = lazyPage(() => import("./notification/notification-page.tsx"));
const AppointmentPage = lazyPage(() => import("./appointment/appointment-page.tsx"));
const DevicesPage = lazyPage(() => import("./devices/devices-page.tsx"), ownTexts);
const MyInformationPage = lazyPage(() => import("./my-information/my-information-page.tsx"), ownTexts);
const ContactPage = lazyPage(() => import("./my-information/contact/contact-page.tsx"), ownTexts);
const RecordViewsPage = lazyPage(() => import("./record-views/record-views-page.tsx"), ownTexts);
const ConversationsPage = lazyPage(() => import("./conversations/list/conversations-page.tsx"), conversationTexts);
const ConversationPage = lazyPage(() => import("./conversations/thread/conversation-page.tsx"), conversationTexts);
const InvoicesPage = lazyPage(() => import("./billing/list/invoices-page.tsx"), billingTexts);
const InvoicePage = lazyPage(() => import("./billing/invoice/invoice-page.tsx"), billingTexts);
const PaymentPage = lazyPage(() => import("./billing/payment/payment-page.tsx"), billingTexts);
const RegistrationPage = lazyPage(() => import("./registration/registration-page.tsx"), registrationTexts);

/** `pages.json` tells the server what each of them needs. */
export const routes = createRoutesFromElements(
  <>
    <Route path="sign-in" element={<SignInPage />} />
    <Route path="register/:step?" element={<RegistrationPage />} />
    <Route path="notification" element={<NotificationPage />} />
    <Route element={<RequirePatient />}>
      <Route index element={<HomePage />} />
      <Route path="devices" element={<DevicesPage />} />
      <Route path="my-information" element={<MyInformationPage />} />
      <Route path="my-information/email" element={<ContactPage key="EMAIL" channel="EMAIL" />} />
      <Route path="my-information/mobile" element={<ContactPage key="SMS" channel="SMS" />} />
      <Route path="record-views" element={<RecordViewsPage />} />
      <Route path="appointments/:id" element={<AppointmentPage />} />
      <Route path="conversations" element={<ConversationsPage />} />
      <Route path="conversations/:id" element={<ConversationPage />} />
      <Route path="invoices" element={<InvoicesPage />} />
      <Route path="invoices/:id" element={<InvoicePage />} />
      <Route path="invoices/payments/:id" element={<PaymentPage />} />
    </Route>
    <Route path="*" element={<UnknownPage />} />
  </>,
);

const Pages = () => useRoutes(routes);

export const PortalApp = () => (
  <SessionProvider>
    <LiveProvider>
      <PortalFrame>
        <Suspense fallback={<Skeleton shapes={["title", "tile", "tile"]} />}>
          <Pages />
        </Suspense>
      </PortalFrame>
    </LiveProvider>
  </SessionProvider>
);

function UnknownPage() {
  return <NotFoundPage place={useSession().portal.clinic.name} />;
}
