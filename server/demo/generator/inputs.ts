import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { VisitType } from "../../modules/appointments/appointment-fields.ts";
import type { NotificationMethod, Sex } from "../../modules/patients/patient-fields.ts";

/** Names an identification type of the clinic; who feeds the inputs in puts the type's id there. */
export type IdentificationTypeKey = "RAMQ" | "OHIP" | "BC_PHN" | "CLINIC_FILE";

export interface AddressInput {
  readonly street: string;
  readonly city: string;
  readonly province: string;
  readonly postalCode: string;
  readonly country: string;
}

export interface LocationInput {
  readonly externalId: string;
  readonly name: string;
  readonly address: AddressInput;
  readonly phone: string;
  readonly timeZone: string;
}

export interface IdentificationInput {
  readonly typeKey: IdentificationTypeKey;
  readonly value: string;
}

/** What `UpsertPatientInput` takes. Absent: the person has none. */
export interface PatientInput {
  readonly externalId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly preferredName?: string;
  /** YYYY-MM-DD */
  readonly dateOfBirth: string;
  readonly sex: Sex;
  readonly identifications: readonly IdentificationInput[];
  readonly email?: string;
  readonly mobile?: string;
  readonly homePhone?: string;
  readonly language: Locale;
  readonly notificationMethod: NotificationMethod;
  readonly address?: AddressInput;
  readonly unsubscribedFromEmail: boolean;
  readonly unsubscribedFromSms: boolean;
  readonly archived: boolean;
  readonly verified: boolean;
}

/** What `UpsertAppointmentInput` takes. */
export interface AppointmentInput {
  readonly externalId: string;
  readonly patientExternalId: string;
  readonly locationExternalId: string;
  readonly practitionerName: string;
  readonly service: string;
  readonly visitType: VisitType;
  readonly virtualVisitUrl?: string;
  /** ISO 8601, in UTC. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: AppointmentStatus;
  readonly deactivated: boolean;
  readonly noteToPatient?: string;
}
