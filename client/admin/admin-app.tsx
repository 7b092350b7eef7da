import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router";
import { NotFoundPage } from "../shared/ui/not-found-page.tsx";
import { Skeleton } from "../shared/ui/skeleton.tsx";
import { AdminFrame } from "./frame/admin-frame.tsx";
import { HomePage } from "./home/home-page.tsx";
import { SessionProvider, useStaff } from "./session/session-provider.tsx";
import { StaffGate } from "./session/staff-gate.tsx";

const AccountPage = lazy(() => import("./account/account-page.tsx"));
const DeliveriesPage = lazy(() => import("./deliveries/deliveries-page.tsx"));
const PortalSettingsPage = lazy(() => import("./portal-settings/portal-settings-page.tsx"));
const PortalSettingsHistoryPage = lazy(() => import("./portal-settings-history/portal-settings-history-page.tsx"));

export const AdminApp = () => (
  <SessionProvider>
    <StaffGate>
      <AdminFrame>
        <Suspense fallback={<Skeleton shapes={["title", "line", "tile", "tile"]} />}>
          <Routes>
            <Route index element={<HomePage />} />
            <Route path="account" element={<AccountPage />} />
            <Route path="deliveries" element={<DeliveriesPage />} />
            <Route path="settings/patient-portal" element={<PortalSettingsPage />} />
            <Route path="settings/patient-portal/history" element={<PortalSettingsHistoryPage />} />
            <Route path="*" element={<UnknownPage />} />
          </Routes>
        </Suspense>
      </AdminFrame>
    </StaffGate>
  </SessionProvider>
);

const UnknownPage = () => <NotFoundPage place={useStaff().clinic.name} />;
