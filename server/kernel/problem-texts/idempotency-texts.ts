import type { LocalizedText } from "../locale.ts";

/** Of calls that come again with the key of a call from before. */
export const idempotencyTexts: Readonly<Record<string, LocalizedText>> = {
  KEY_USED: {
    fr: "Cette clé d'idempotence a déjà servi pour une autre demande. Rien n'a été fait.",
    en: "This idempotency key was used for another request already. Nothing was done.",
  },
  IN_FLIGHT: {
    fr: "Une demande avec cette clé d'idempotence est en cours. Envoyez la même un peu plus tard.",
    en: "A request with this idempotency key is under way. Send the same again a little later.",
  },
  ANSWER_LOST: {
    fr: "Cette demande a déjà été faite et ne l'est pas une deuxième fois. Sa réponse n'est plus disponible : lisez l'état actuel.",
    en: "This request was done before and is not done twice. Its answer can't be given again: read the state as it is now.",
  },
  SHOWN_ONCE: {
    fr: "Cette demande a déjà été faite. Sa réponse contient un secret et n'a été donnée qu'une fois.",
    en: "This request was done before. Its answer holds a secret and was given once only.",
  },
};
