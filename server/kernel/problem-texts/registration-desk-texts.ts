import type { LocalizedText } from "../locale.ts";

/** Of deciding on registrations. */
export const registrationDeskTexts: Readonly<Record<string, LocalizedText>> = {
  REGISTRATION_DECIDED: {
    fr: "Quelqu'un s'est occupé de cette inscription entre-temps. Rien n'a été fait de plus : regardez où elle en est.",
    en: "Somebody dealt with this registration in the meantime. Nothing more was done: look at how it stands.",
  },
  REGISTRATION_COUNT_CHANGED: {
    fr: "Le nombre d'inscriptions a changé entre-temps : il y en a maintenant {count}. Vérifiez, puis recommencez.",
    en: "The number of registrations has changed in the meantime: there are {count} now. Check, then do it again.",
  },
  TOO_MANY_REGISTRATIONS: {
    fr: "Il y a plus de {maximum} inscriptions. Choisissez une période plus courte.",
    en: "There are more than {maximum} registrations. Choose a shorter time.",
  },
  SOURCE_OR_TIME_NEEDED: {
    fr: "Dites de quelle provenance ou de quelle période.",
    en: "Say of which source or of which time.",
  },
  MERGE_FINAL: {
    fr: "Cette fusion ne peut plus être défaite : elle date de plus de 30 jours, ou l'a déjà été.",
    en: "This merge can't be undone any more: it is older than 30 days, or was undone already.",
  },
};
