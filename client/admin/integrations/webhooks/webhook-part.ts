import { lazyPart } from "../../lazy-part.ts";

const part = lazyPart(() => import("./webhook-texts.ts"));

/** Where a consumer is told of what happens, on the consumer's page. */
export const WebhookPart = part(() => import("./webhook-section.tsx"));
