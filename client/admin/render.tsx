import { renderApp } from "../shared/app/render-app.tsx";
import { admin } from "./admin.tsx";

/** The settings form, which is the longest page. */
export const render = renderApp(admin, (path, { signedIn }) => signedIn && path === "/settings/patient-portal");
