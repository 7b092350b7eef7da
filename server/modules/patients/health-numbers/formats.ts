import { bcCheckDigitAgrees } from "./bc-check-digit.ts";
import type { HealthNumberFormat } from "./format.ts";
import type { HealthNumberIssuer } from "./issuer.ts";
import { ontarioCheckDigitAgrees } from "./luhn.ts";
import { ramqCheckDigitAgrees } from "./ramq-check-digit.ts";

const commonKnowledge = "Lengths as open-source validators agree on them; not read in a publication of the issuer";

const healthNumber = { fr: "Numéro de carte santé", en: "Health card number" };

const nineDigits = { mask: "999 999 999", versionLength: 0, source: commonKnowledge } as const;

/**
 * Alberta, New Brunswick, Saskatchewan and the others without a rule here: public sources name different check-digit rules for them,
 * or none, so that nothing is advised on those.
 */
export const healthNumberFormats: Readonly<Record<HealthNumberIssuer, HealthNumberFormat>> = {
  AB: {
    ...nineDigits,
    issuer: "AB",
    name: { fr: "Numéro de santé personnel (Alberta)", en: "Personal health number (Alberta)" },
    mask: "99999-9999",
  },
  BC: {
    issuer: "BC",
    name: { fr: "Numéro de santé personnel (Colombie-Britannique)", en: "Personal Health Number (British Columbia)" },
    mask: "9999 999 999",
    versionLength: 0,
    usualShape: /^9/,
    checkDigitAgrees: bcCheckDigitAgrees,
    source:
      "British Columbia Ministry of Health, conformance standards, volume 4B (client registry), as the python-stdnum library implements it",
  },
  MB: {
    ...nineDigits,
    issuer: "MB",
    name: { fr: "Numéro d’identification médical personnel (Manitoba)", en: "Personal Health Identification Number (Manitoba)" },
    source: "Government of Manitoba, media bulletin of March 1, 2023: nine-digit individual numbers stay, only family numbers change",
  },
  NB: {
    ...nineDigits,
    issuer: "NB",
    name: { fr: "Numéro d’assurance-maladie (Nouveau-Brunswick)", en: "Medicare number (New Brunswick)" },
    mask: "999-999-999",
  },
  NL: {
    issuer: "NL",
    name: { fr: "Numéro du régime de soins médicaux (Terre-Neuve-et-Labrador)", en: "MCP number (Newfoundland and Labrador)" },
    mask: "999 999 999 999",
    versionLength: 0,
    source: commonKnowledge,
  },
  NS: { issuer: "NS", name: withPlace("Nouvelle-Écosse", "Nova Scotia"), mask: "9999 999 999", versionLength: 0, source: commonKnowledge },
  NT: {
    issuer: "NT",
    name: withPlace("Territoires du Nord-Ouest", "Northwest Territories"),
    mask: "A9999999",
    versionLength: 0,
    usualShape: /^[NDMTH]/,
    source:
      "Ontario Ministry of Health, bulletin 220902 (letter H added to those that NWT numbers begin with); the earlier letters from common use",
  },
  NU: {
    ...nineDigits,
    issuer: "NU",
    name: withPlace("Nunavut", "Nunavut"),
    usualShape: /^1/,
    source: "Ontario Ministry of Health, bulletin 4334: Nunavut cards begin with 1, the ninth digit tells the eligibility",
  },
  ON: {
    issuer: "ON",
    name: { fr: "Numéro de carte Santé (Ontario)", en: "Health number (Ontario)" },
    mask: "9999-999-999-AA",
    versionLength: 2,
    usualShape: /^[1-9]/,
    checkDigitAgrees: ontarioCheckDigitAgrees,
    source:
      "Ontario Ministry of Health, ten digits and a version code of up to two letters; modulus 10 as open-source validators implement it",
  },
  PE: {
    issuer: "PE",
    name: withPlace("Île-du-Prince-Édouard", "Prince Edward Island"),
    mask: "9999 9999",
    versionLength: 0,
    source: commonKnowledge,
  },
  QC: {
    issuer: "QC",
    name: { fr: "Numéro d’assurance maladie (Québec)", en: "Health insurance number (Québec)" },
    mask: "AAAA 9999 9999",
    versionLength: 0,
    // Year, month of birth (50 more for women), day, and a rank that starts at 1 among people who share the ten characters before it.
    usualShape: /^[A-Z]{4}\d{2}(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]\d|3[01])[1-9]\d$/,
    checkDigitAgrees: ramqCheckDigitAgrees,
    source:
      "Régie de l’assurance maladie du Québec, make-up of the number; check digit as the open-source health_card validator computes it",
  },
  SK: {
    ...nineDigits,
    issuer: "SK",
    name: { fr: "Numéro des services de santé (Saskatchewan)", en: "Health services number (Saskatchewan)" },
  },
  YT: { ...nineDigits, issuer: "YT", name: withPlace("Yukon", "Yukon") },
};

function withPlace(fr: string, en: string): HealthNumberFormat["name"] {
  return { fr: `${healthNumber.fr} (${fr})`, en: `${healthNumber.en} (${en})` };
}
