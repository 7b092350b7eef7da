/**
 * The chart's gates of `isAccessEffective` as a condition on a row of patients. The clinic's gate is the portal epoch: while the
 * portal is off no session of the present epoch exists.
 */
export const onlyEffectiveAccess = (patient: string): string =>
  `${patient}.access_enabled = :isOpen AND ${patient}.archived = :isShut AND ${patient}.verified = :isOpen`;

export const effectiveAccessParameters = { isOpen: true, isShut: false } as const;
