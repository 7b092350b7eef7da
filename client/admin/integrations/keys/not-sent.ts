import type { Problem } from "../../../shared/forms/problems.ts";

export const notSent: Problem = {
  field: "publicKey",
  words: {
    fr: "C’est une clé privée. Elle n’a pas été envoyée et le champ est vide\u00a0: donnez la clé publique de la paire.",
    en: "This is a private key. It was not sent, and the field is empty: give the pair’s public key.",
  },
};
