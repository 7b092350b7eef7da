import type { LocalizedText } from "../locale.ts";

/** Of portal access, and of changing it for many charts at once. */
export const accessTexts: Readonly<Record<string, LocalizedText>> = {
  NOBODY_MATCHES: {
    fr: "Aucune fiche ne correspond à ce choix. Rien n'a été lancé.",
    en: "No chart matches this selection. Nothing was started.",
  },
  COUNT_CHANGED: {
    fr: "Le nombre de fiches a changé entre-temps : il y en a maintenant {count}. Vérifiez, puis lancez de nouveau.",
    en: "The number of charts has changed in the meantime: there are {count} now. Check, then start again.",
  },
  BULK_CHANGE_RUNNING: {
    fr: "Un changement groupé est déjà en cours dans la clinique. Attendez sa fin, ou annulez-le.",
    en: "A bulk change is already under way at the clinic. Wait until it ends, or cancel it.",
  },
  BULK_CHANGE_OVER: {
    fr: "Ce changement est déjà terminé.",
    en: "This change is over already.",
  },
  BULK_CHANGE_NOT_OVER: {
    fr: "Ce changement n'est pas terminé. Annulez-le d'abord.",
    en: "This change is not over. Cancel it first.",
  },
  BULK_CHANGE_UNDONE: {
    fr: "Ce changement a déjà été défait.",
    en: "This change was undone already.",
  },
  NOTHING_TO_UNDO: {
    fr: "Ce changement n'a touché aucune fiche : il n'y a rien à défaire.",
    en: "This change touched no chart: there is nothing to undo.",
  },
  CHANGED_MEANWHILE: {
    fr: "Quelqu'un modifiait cette fiche chaque fois que son tour venait. Changez-la depuis la fiche.",
    en: "Somebody was changing this chart each time its turn came. Change it from the chart.",
  },
  CHANGED_SINCE: {
    fr: "L'accès de cette fiche a été changé depuis : il est resté comme il était.",
    en: "This chart's access was changed since: it stayed as it was.",
  },
  NOT_AN_AGE: { fr: "Un âge est un nombre entier de 0 à 150.", en: "An age is a whole number from 0 to 150." },
  ENDS_BEFORE_IT_BEGINS: { fr: "La fin précède le début.", en: "The end comes before the beginning." },
  UNKNOWN_PERSON: { fr: "Cette personne est inconnue.", en: "This person is unknown." },
  AT_MOST_ONE: { fr: "Donnez au plus un de : {choices}.", en: "Give at most one of: {choices}." },
};
