import { startApp } from "../shared/app/start-app.tsx";
import { admin } from "./admin.tsx";

void startApp(admin, { basename: "/admin" });
