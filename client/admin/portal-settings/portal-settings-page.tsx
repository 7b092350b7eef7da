import { useStaff } from "../session/session-provider.tsx";
import { NotAllowed } from "./not-allowed.tsx";
import { SettingsLoader } from "./settings-loader.tsx";
import "./portal-settings.css";

/** Without the permission no value is even asked for. */
export default function PortalSettingsPage() {
  return useStaff().permissions.includes("PORTAL_SETTINGS") ? <SettingsLoader /> : <NotAllowed />;
}
