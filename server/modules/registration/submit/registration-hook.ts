/** Somebody has sent a registration in, told in the transaction that keeps it. */
export interface RegistrationSubmitted {
  readonly clinicId: string;
  readonly registrationId: string;
  readonly at: Date;
}
