import type { LocalizedText } from "../locale.ts";

/** Of what staff do with money: received at the desk, given back, no longer asked for. */
export const billingDeskTexts: Readonly<Record<string, LocalizedText>> = {
  REQUEST_KEY_OF_ANOTHER: {
    fr: "Cette clé a déjà servi pour une autre demande. Rien n'a été fait.",
    en: "This key was used for another request already. Nothing was done.",
  },
  AMOUNT_NOT_POSITIVE: { fr: "Indiquez un montant d'au moins un cent.", en: "Give an amount of at least one cent." },
  AMOUNT_TOO_LARGE: { fr: "Ce montant est trop grand.", en: "This amount is too large." },
  AMOUNT_ABOVE_BALANCE: { fr: "C'est plus que le solde de la facture.", en: "This is more than the invoice's balance." },
  AMOUNT_ABOVE_REFUNDABLE: {
    fr: "C'est plus que ce qui peut encore être remboursé de ce paiement pour cette facture.",
    en: "This is more than can still be refunded of this payment for this invoice.",
  },
  RECEIVED_IN_FUTURE: { fr: "Ce jour n'est pas encore venu.", en: "This day has not come yet." },
  RECEIVED_BEFORE_INVOICE: { fr: "Ce jour précède l'émission de la facture.", en: "This day is before the invoice was issued." },
  INVOICE_NOT_ISSUED: { fr: "Cette facture n'est pas encore émise.", en: "This invoice is not issued yet." },
  INVOICE_IS_VOID: { fr: "Cette facture est annulée.", en: "This invoice is void." },
  INVOICE_IS_PAID: { fr: "Cette facture n'a plus de solde à payer.", en: "This invoice has nothing left to pay." },
  PAID_MEANWHILE: {
    fr: "Le patient vient de payer cette facture par carte. Rien n'a été fait ; regardez-la d'abord.",
    en: "The patient has just paid this invoice by card. Nothing was done; look at it first.",
  },
  PAYMENT_NOT_KNOWN: {
    fr: "Un paiement par carte de cette facture a été commencé, et Stripe ne peut pas dire ce qu'il est devenu. Vérifiez-le chez Stripe ; une personne autorisée peut ensuite l'abandonner.",
    en: "A card payment of this invoice was begun, and Stripe can't say what became of it. Check it at Stripe; a person with the right to can then abandon it.",
  },
};
