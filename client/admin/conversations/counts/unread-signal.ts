import { createCountSignal } from "../../frame/count-signal.ts";

/** Told after whatever is read, or put back among what has to be. */
export const unreadSignal = createCountSignal();
