import type { LocalizedText } from "../locale.ts";

/** Of who bills. */
export const billingProfileTexts: Readonly<Record<string, LocalizedText>> = {
  BILLING_PROFILE_CHANGED: {
    fr: "Le profil de facturation a été modifié entre-temps. Rien n'a été écrasé.",
    en: "The billing profile was changed in the meantime. Nothing was overwritten.",
  },
  BILLING_PROFILE_MISSING: {
    fr: "Remplissez d'abord le profil de facturation de la clinique : sans lui, aucune facture ne peut être émise.",
    en: "Fill in the clinic's billing profile first: without it no invoice can be issued.",
  },
  NOT_A_POSTAL_CODE: {
    fr: "Ce n'est pas un code postal canadien (par exemple H2X 3K8).",
    en: "This is not a Canadian postal code (for example H2X 3K8).",
  },
  NOT_A_GST_NUMBER: {
    fr: "Un numéro d'inscription à la TPS/TVH a la forme 123456789 RT0001.",
    en: "A GST/HST registration number has the form 123456789 RT0001.",
  },
  NOT_A_QST_NUMBER: {
    fr: "Un numéro d'inscription à la TVQ a la forme 1234567890 TQ0001.",
    en: "A QST registration number has the form 1234567890 TQ0001.",
  },
  NOT_A_PST_NUMBER: {
    fr: "Ce n'est pas un numéro d'inscription à une taxe provinciale (par exemple PST-1234-5678).",
    en: "This is not a provincial sales tax registration number (for example PST-1234-5678).",
  },
  PAYMENT_DAYS: { fr: "De 0 à 365 jours.", en: "0 to 365 days." },
};
