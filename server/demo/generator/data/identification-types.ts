import type { IdentificationTypePlan } from "../clinic-plan.ts";

const provincial = { kind: "PROVINCIAL", portalVisible: true, autoAssigned: false } as const;

export const ramqType: IdentificationTypePlan = {
  ...provincial,
  key: "RAMQ",
  name: "RAMQ",
  visibleNameFr: "Numéro d’assurance maladie (Québec)",
  visibleNameEn: "Health insurance number (Québec)",
  issuer: "QC",
  primary: true,
};

export const ohipType: IdentificationTypePlan = {
  ...provincial,
  key: "OHIP",
  name: "OHIP",
  visibleNameFr: "Numéro de carte Santé (Ontario)",
  visibleNameEn: "Health card number (Ontario)",
  issuer: "ON",
  primary: false,
};

export const bcType: IdentificationTypePlan = {
  ...provincial,
  key: "BC_PHN",
  name: "BC PHN",
  visibleNameFr: "Numéro de santé personnel (Colombie-Britannique)",
  visibleNameEn: "Personal Health Number (British Columbia)",
  issuer: "BC",
  primary: true,
};

/** The number of the chart in the clinic's own files: shown at sign-in only where extra identifications are allowed. */
export const clinicFileType: IdentificationTypePlan = {
  key: "CLINIC_FILE",
  name: "Dossier",
  visibleNameFr: "Numéro de dossier à la clinique",
  visibleNameEn: "File number at the clinic",
  issuer: null,
  kind: "OTHER",
  portalVisible: true,
  primary: false,
  autoAssigned: true,
};
