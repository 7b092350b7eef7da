import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False on the server, and for as long as the browser's first rendering must be the same as the server's. */
export const useTakenOver = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
