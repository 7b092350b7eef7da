import { createCountSignal } from "../../frame/count-signal.ts";

/** Told after whatever changes what is owed, or what has to be looked at. */
export const billingSignal = createCountSignal();
