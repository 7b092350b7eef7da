import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router";
import { NotFoundPage } from "../shared/ui/not-found-page.tsx";
import { Skeleton } from "../shared/ui/skeleton.tsx";
import { lazyPage } from "./conversations/lazy-page.ts";
import { LiveProvider } from "./live/live-provider.tsx";
import { PortalFrame } from "./frame/portal-frame.tsx";
import { RequirePatient } from "./session/require-patient.tsx";
import { SessionProvider, useSession } from "./session/session-provider.tsx";
import { SignInPage } from "./sign-in/sign-in-page.tsx";

const HomePage = lazy(() => import("./home/home-page.tsx"));
const DevicesPage = lazy(() => import("./devices/devices-page.tsx"));
const NotificationPage = lazy(() => import("./notification/notification-page.tsx"));
const MyInformationPage = lazy(() => import("./my-information/my-information-page.tsx"));
const ContactPage = lazy(() => import("./my-information/contact/contact-page.tsx"));
const RecordViewsPage = lazy(() => import("./record-views/record-views-page.tsx"));
const RegistrationPage = lazy(async () => {
  const [page, { loadTexts }] = await Promise.all([
    import("./registration/registration-page.tsx"),
    import("./registration/registration-texts.ts"),
  ]);
  await loadTexts();
  return page;
});
const ConversationsPage = lazyPage(() => import("./conversations/list/conversations-page.tsx"));
const ConversationPage = lazyPage(() => import("./conversations/thread/conversation-page.tsx"));
const AppointmentPage = lazy(() => import("./appointment/appointment-page.tsx"));

export const PortalApp = () => (
  <SessionProvider>
    <LiveProvider>
      <PortalFrame>
        <Suspense fallback={<Skeleton shapes={["title", "tile", "tile"]} />}>
          <Routes>
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
            </Route>
            <Route path="*" element={<UnknownPage />} />
          </Routes>
        </Suspense>
      </PortalFrame>
    </LiveProvider>
  </SessionProvider>
);

const UnknownPage = () => <NotFoundPage place={useSession().portal.clinic.name} />;
