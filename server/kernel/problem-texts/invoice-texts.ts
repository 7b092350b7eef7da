import type { LocalizedText } from "../locale.ts";

/** Of invoices, and of what hinders paying them. */
export const invoiceTexts: Readonly<Record<string, LocalizedText>> = {
  INVOICE_NOT_PAYABLE: {
    fr: "Cette facture ne peut pas être payée en ce moment. Regardez-la, puis recommencez au besoin.",
    en: "This invoice can't be paid at the moment. Look at it, then try again if need be.",
  },
  PAYMENT_IN_PROGRESS: {
    fr: "Un paiement par carte de cette facture est en cours. Attendez qu'il se termine.",
    en: "A card payment of this invoice is under way. Wait until it has ended.",
  },
  INVOICE_NOT_DRAFT: {
    fr: "Cette facture est déjà émise : elle ne change plus.",
    en: "This invoice is issued already: it changes no more.",
  },
  INVOICE_CHANGED: {
    fr: "Quelqu'un a changé cette facture entre-temps. Regardez-la, puis recommencez.",
    en: "Somebody has changed this invoice in the meantime. Look at it, then do it again.",
  },
  INVOICE_IS_DRAFT: {
    fr: "Cette facture est une ébauche : supprimez-la plutôt.",
    en: "This invoice is a draft: discard it instead.",
  },
  INVOICE_HAS_PAYMENTS: {
    fr: "De l'argent a été reçu pour cette facture. Remboursez-le d'abord.",
    en: "Money was received for this invoice. Refund it first.",
  },
  LINES_NEEDED: { fr: "Une facture a au moins une ligne.", en: "An invoice has at least one line." },
  TOO_MANY_LINES: { fr: "Une facture a au plus {maximum} lignes.", en: "An invoice has at most {maximum} lines." },
  NOT_A_QUANTITY: {
    fr: "Donnez une quantité de plus de 0 et de moins de 10 000, avec deux décimales au plus.",
    en: "Give a quantity above 0 and below 10,000, with two decimals at most.",
  },
  NOT_AN_AMOUNT: { fr: "Donnez un montant en cents entiers.", en: "Give an amount in whole cents." },
  TAX_NOT_CHARGED: {
    fr: "Cette taxe n'est pas perçue dans cette province. Choix : {choices}.",
    en: "This tax is not charged in this province. Choices: {choices}.",
  },
  TOTAL_BELOW_ZERO: {
    fr: "Les rabais dépassent le reste : le total ne peut pas être négatif.",
    en: "The rebates exceed the rest: the total can't be below zero.",
  },
  TOTAL_TOO_LARGE: { fr: "Le total dépasse un million de dollars.", en: "The total exceeds a million dollars." },
  INVOICE_OF_ANOTHER_PATIENT: {
    fr: "Cette facture est celle d'un autre patient : elle le reste.",
    en: "This invoice is another patient's, and stays theirs.",
  },
  DUE_BEFORE_ISSUE: {
    fr: "L'échéance ne peut pas précéder le jour de l'émission.",
    en: "The due date can't be before the day of issue.",
  },
};
