import type { BillingProfile } from "../profile/billing-profile.entity.ts";

/** Who billed whom, as they were when the invoice was issued: what is printed later says the same as then. */
export interface InvoiceSnapshot {
  /** The clinic's own name. */
  readonly clinicName: string;
  readonly profile: Omit<BillingProfile, "clinicId" | "version">;
  readonly patient: {
    readonly firstName: string;
    readonly lastName: string;
    readonly dateOfBirth: string;
    readonly street: string | null;
    readonly city: string | null;
    readonly province: string | null;
    readonly postalCode: string | null;
    readonly country: string | null;
  };
}
