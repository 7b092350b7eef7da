import { NotAllowed } from "../portal-settings/not-allowed.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { HistoryView } from "./history-view.tsx";
import "../portal-settings/portal-settings.css";
import "./history.css";

/** Without the permission no revision is even asked for. */
export default function PortalSettingsHistoryPage() {
  return useStaff().permissions.includes("PORTAL_SETTINGS") ? <HistoryView /> : <NotAllowed />;
}
