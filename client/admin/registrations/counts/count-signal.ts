import { createCountSignal } from "../../frame/count-signal.ts";

export const pendingSignal = createCountSignal();

/** What waits has changed by what was done here. */
export const tellCount = pendingSignal.tell;
