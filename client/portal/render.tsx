import { renderApp } from "../shared/app/render-app.tsx";
import { portal } from "./portal.tsx";

/** What a patient opens first: the sign-in, and the home page after it. */
export const render = renderApp(portal, (path, { signedIn }) => path === (signedIn ? "/" : "/sign-in"));
