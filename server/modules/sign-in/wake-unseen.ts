const soonestMs = 200;
const spreadMs = 1_300;

/**
 * Sending a code costs time that a decoy does not. Begun at once, it would slow down whatever the asker sends next, and tell them that
 * there is such a patient: so it begins some time later, which nobody can foresee.
 */
export const wakeUnseen =
  (wake: () => void, random: () => number = Math.random): (() => void) =>
  () =>
    void setTimeout(wake, soonestMs + spreadMs * random()).unref();
