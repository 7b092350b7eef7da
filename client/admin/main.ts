import { keepEarlyClicks } from "../shared/app/early-clicks.ts";
import { firstPaint } from "../shared/app/first-paint.ts";
import "../shared/styles/index.css";
import "./frame/admin.css";
import "./second-step/second-step.css";

keepEarlyClicks();

void firstPaint().then(() => import("./start.tsx"));
