import { lazyPart } from "../lazy-part.ts";

/** What comes with the conversations' own texts. */
export const lazyConversations = lazyPart(() => import("./conversation-texts.ts"));
