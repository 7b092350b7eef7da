import type { LocalizedText } from "../locale.ts";

/** Of the clinic's identification types. */
export const identificationTexts: Readonly<Record<string, LocalizedText>> = {
  IDENTIFICATION_TYPE_ARCHIVED: {
    fr: "Ce type d'identification est archivé : aucun dossier ne reçoit de nouveau numéro de ce type.",
    en: "This identification type is archived: no chart gets a new number of it.",
  },
  IDENTIFICATION_TYPE_CHANGED: {
    fr: "Ce type d'identification a changé entre-temps. Rien n'a été écrasé.",
    en: "This identification type has changed in the meantime. Nothing was overwritten.",
  },
  ISSUER_NEEDED: {
    fr: "Choisissez la province ou le territoire qui émet ce numéro de santé.",
    en: "Choose the province or territory that issues this health number.",
  },
  HEALTH_NUMBER_NOT_ASSIGNED: {
    fr: "La clinique n'attribue pas elle-même les numéros de santé d'une province ou d'un territoire.",
    en: "The clinic does not give out a province's or territory's health numbers itself.",
  },
  FIXED_IN_USE: {
    fr: "Des dossiers ont déjà un numéro de ce type : qui l'émet ne change plus. Créez un autre type.",
    en: "Charts already have a number of this type: who issues it no longer changes. Create another type.",
  },
  NAME_TAKEN: {
    fr: "Un autre type d'identification de la clinique porte déjà ce nom ou presque le même.",
    en: "Another identification type of the clinic already has this name, or nearly the same.",
  },
};
