import { keepEarlyClicks } from "../shared/app/early-clicks.ts";
import { firstPaint } from "../shared/app/first-paint.ts";
import "../shared/styles/index.css";
import "./frame/portal.css";
import { takeArrival } from "./notification/arrival.ts";
import { previewFrame } from "./preview/preview-frame.ts";

takeArrival();
keepEarlyClicks();

// A small picture of a window, without the window's scroll bar.
if (previewFrame) document.documentElement.dataset["preview"] = "";

void firstPaint().then(() => import("./start.tsx"));
