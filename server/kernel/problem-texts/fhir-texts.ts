import type { LocalizedText } from "../locale.ts";

/** Bundles of FHIR resources: why one is refused, and what was found in one. */
export const fhirTexts: Readonly<Record<string, LocalizedText>> = {
  FHIR_NOT_JSON: { fr: "Ce texte n'est pas du JSON.", en: "This text is not JSON." },
  FHIR_TOO_LARGE: {
    fr: "Le lot dépasse {maximum} Mo. Envoyez-le en plusieurs parties.",
    en: "The bundle exceeds {maximum} MB. Send it in several parts.",
  },
  FHIR_NOT_A_BUNDLE: { fr: "Ce n'est pas un lot («\u00a0Bundle\u00a0») de FHIR R4.", en: "This is not a Bundle of FHIR R4." },
  FHIR_BUNDLE_TYPE: {
    fr: "Un lot est importé s'il est de type collection, batch, transaction ou searchset.",
    en: "A bundle is imported if its type is collection, batch, transaction or searchset.",
  },
  FHIR_SYSTEM_REPEATED: { fr: "Ce système est déjà nommé plus haut.", en: "This system is named above already." },
  FHIR_IMPORT_RUNNING: {
    fr: "Une autre importation de cette intégration est en cours. Attendez qu'elle soit terminée.",
    en: "Another import of this integration is under way. Wait until it is over.",
  },
  RESOURCE_NOT_IMPORTED: { fr: "Les ressources de ce type ne sont pas importées.", en: "Resources of this type are not imported." },
  METHOD_NOT_SUPPORTED: { fr: "Seuls PUT et POST sont exécutés.", en: "Only PUT and POST are carried out." },
  NO_RESOURCE: { fr: "Cette entrée ne contient pas de ressource.", en: "This entry holds no resource." },
  NO_ID: { fr: "La ressource n'a pas d'identifiant utilisable.", en: "The resource has no usable id." },
  REPEATED: { fr: "Une ressource du même identifiant précède celle-ci.", en: "A resource with the same id comes before this one." },
  TOO_LARGE: {
    fr: "La ressource contient bien plus de texte que ses champs n'en prennent.",
    en: "The resource holds far more text than its fields take.",
  },
  PAGE_OF_MORE: { fr: "Le lot est une page d'une recherche qui en a d'autres.", en: "The bundle is a page of a search that has more." },
  MODIFIER: {
    fr: "Un élément peut changer le sens de toute la ressource\u00a0; elle n'a pas été importée.",
    en: "An element may change the meaning of the whole resource; it was not imported.",
  },
  NOT_MAPPED: { fr: "Cet élément n'a pas sa place ici.", en: "This element has no place here." },
  UNKNOWN_ELEMENT: { fr: "Des éléments n'existent pas dans FHIR R4.", en: "Some elements do not exist in FHIR R4." },
  MALFORMED: { fr: "Cet élément n'a pas la forme que FHIR lui donne.", en: "This element does not have the form that FHIR gives it." },
  NOT_IN_FORCE: { fr: "Cet élément n'est plus en vigueur.", en: "This element is not in force any more." },
  USE_NOT_MAPPED: { fr: "Ce qui a cet usage n'a pas sa place ici.", en: "What has this use has no place here." },
  USE_MISSING: { fr: "L'usage n'est pas précisé.", en: "Its use is not said." },
  SEVERAL: { fr: "Il n'y a de place que pour un seul.", en: "There is room for one alone." },
  VALUE_NOT_MAPPED: { fr: "Ce code n'a pas d'équivalent ici.", en: "This code means nothing here." },
  NAME_NOT_IN_PARTS: {
    fr: "Le prénom et le nom de famille ne sont pas donnés séparément.",
    en: "The given and family names are not given apart.",
  },
  PARTIAL_DATE: { fr: "Il faut le jour entier, pas seulement l'année ou le mois.", en: "It takes the whole day, not a year or a month." },
  PHONE_EXTENSION: { fr: "Ce numéro a un poste.", en: "This number has an extension." },
  SYSTEM_UNKNOWN: {
    fr: "Ce système ne correspond à aucun type d'identification de la clinique.",
    en: "This system stands for none of the clinic's identification types.",
  },
  NOT_PREFERRED: { fr: "Cette langue n'est pas marquée comme préférée.", en: "This language is not marked as preferred." },
  INACTIVE: { fr: "N'est plus utilisé là-bas\u00a0; rien n'a changé ici.", en: "Is not in use there any more; nothing was changed here." },
  DECEASED: {
    fr: "Le patient est décédé, dit la ressource\u00a0; le dossier reste tel quel jusqu'à ce que le personnel l'archive.",
    en: "The patient died, says the resource; the chart stays as it is until staff archive it.",
  },
  ENTERED_IN_ERROR: { fr: "A été saisi par erreur, et n'a jamais été ici.", en: "Was entered in error, and was never here." },
  STATUS_AMBIGUOUS: {
    fr: "Le statut dépend de la réponse du patient, qui ne tranche pas.",
    en: "The status depends on the patient's answer, which does not settle it.",
  },
  PARTICIPANT_MISSING: {
    fr: "Le patient, le lieu ou le professionnel ne peut pas être déterminé.",
    en: "The patient, the location or the practitioner can't be told.",
  },
  REFERENCE_LOGICAL: {
    fr: "Une référence par identifiant seul ne mène à aucune ressource.",
    en: "A reference by identifier alone leads to no resource.",
  },
  REFERENCE_NOT_FOUND: { fr: "La référence ne mène à rien.", en: "The reference leads to nothing." },
  REFERENCE_ELSEWHERE: { fr: "La référence mène à un autre serveur.", en: "The reference leads to another server." },
  REFERENCE_CONTAINED: {
    fr: "Un patient contenu dans une autre ressource n'a pas d'identifiant propre.",
    en: "A patient contained in another resource has no id of their own.",
  },
  NOT_ACCEPTED: { fr: "Cette valeur n'est pas acceptée.", en: "This value is not accepted." },
};
