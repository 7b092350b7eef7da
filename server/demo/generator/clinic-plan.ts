import type { Locale, LocalizedText } from "../../kernel/locale.ts";
import type { IdentificationTypeKey, LocationInput } from "./inputs.ts";

export type Discipline = "MEDICINE" | "NURSING" | "PHYSIOTHERAPY" | "PSYCHOLOGY" | "NUTRITION";

export interface Practitioner {
  readonly name: string;
  readonly discipline: Discipline;
}

export interface Town {
  readonly city: string;
  /** The first three characters of its postal codes. */
  readonly postalPrefixes: readonly string[];
}

export interface LocationPlan extends LocationInput {
  /** The share of the clinic's patients who live near it. */
  readonly weight: number;
  readonly towns: readonly Town[];
  readonly streets: readonly string[];
  readonly areaCodes: readonly string[];
  readonly practitioners: readonly Practitioner[];
}

/** An identification type of the clinic, and the key by which the demo's patients name it. */
export interface IdentificationTypePlan {
  readonly key: IdentificationTypeKey;
  readonly name: string;
  readonly visibleNameFr: string;
  readonly visibleNameEn: string;
  readonly issuer: string | null;
  readonly kind: "PROVINCIAL" | "OTHER";
  readonly portalVisible: boolean;
  readonly primary: boolean;
  readonly autoAssigned: boolean;
}

export interface ServicePlan {
  readonly name: string;
  readonly minutes: number;
  readonly virtual: boolean;
  readonly disciplines: readonly Discipline[];
  readonly weight: number;
}

/** What the clinic itself is. */
export interface ClinicIdentity {
  readonly slug: string;
  readonly name: string;
  readonly phone: string;
  readonly timeZone: string;
  readonly defaultLocale: Locale;
  readonly currency: string;
}

/** All that a clinic's demo data are drawn from. */
export interface ClinicPlan {
  readonly identity: ClinicIdentity;
  readonly identificationTypes: readonly IdentificationTypePlan[];
  readonly locations: readonly LocationPlan[];
  readonly services: readonly ServicePlan[];
  readonly notes: readonly LocalizedText[];
  readonly virtualVisitBase: string;
  readonly emailDomains: readonly string[];
  /** Before the number of a chart in the clinic's own files. */
  readonly fileNumberPrefix: string;
  /** Which health number people of a province are known by; where there is none, they have a file number only. */
  readonly healthNumberTypes: Readonly<Partial<Record<string, IdentificationTypeKey>>>;
  /** How often a patient prefers French. */
  readonly frenchShare: number;
  readonly nameWeights: Readonly<Record<string, number>>;
  readonly patientCount: number;
  readonly appointmentCount: number;
}
