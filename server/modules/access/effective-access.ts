/** What decides, of the clinic and of the chart, whether a patient can be in the portal. */
export interface AccessFacts {
  /** Setting 1, the clinic's master switch. */
  readonly portalAccess: boolean;
  readonly chart: {
    readonly accessEnabled: boolean;
    readonly archived: boolean;
    readonly verified: boolean;
  };
}

/** Effective access is computed, never stored: every gate must be open. */
export const isAccessEffective = ({ portalAccess, chart }: AccessFacts): boolean =>
  portalAccess && chart.accessEnabled && !chart.archived && chart.verified;
