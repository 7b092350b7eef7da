import type { LocalizedText } from "../locale.ts";

/** Of what staff do with money: received at the desk, given back, no longer asked for. */
export const billingDeskTexts: Readonly<Record<string, LocalizedText>> = {
  AMOUNT_NOT_POSITIVE: { fr: "Indiquez un montant d'au moins un cent.", en: "Give an amount of at least one cent." },
  AMOUNT_TOO_LARGE: { fr: "Ce montant est trop grand.", en: "This amount is too large." },
  AMOUNT_ABOVE_BALANCE: { fr: "C'est plus que le solde de la facture.", en: "This is more than the invoice's balance." },
  AMOUNT_ABOVE_REFUNDABLE: {
    fr: "C'est plus que ce qui peut encore être remboursé de ce paiement pour cette facture.",
    en: "This is more than can still be refunded of this payment for this invoice.",
  },
  RECEIVED_IN_FUTURE: { fr: "Ce jour n'est pas encore venu.", en: "This day has not come yet." },
  RECEIVED_BEFORE_INVOICE: { fr: "Ce jour précède l'émission de la facture.", en: "This day is before the invoice was issued." },
  ISSUE_INVOICE_FIRST: { fr: "Cette facture n'est pas encore émise.", en: "This invoice is not issued yet." },
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
  PAYMENT_DISPUTED: {
    fr: "Ce paiement est contesté auprès de la banque du patient : rien n'en est remboursé par carte tant que ce n'est pas décidé.",
    en: "This payment is disputed at the patient's bank: nothing of it is refunded by card until that is decided.",
  },
  REFUND_NOT_BY_CARD: {
    fr: "Ce paiement n'a pas été fait par carte dans le portail : remboursez-le autrement.",
    en: "This payment was not made by card in the portal: refund it in another way.",
  },
  REFUND_OTHER_ACCOUNT: {
    fr: "Ce paiement a été reçu dans un autre compte Stripe que celui de la clinique aujourd'hui : remboursez-le autrement.",
    en: "This payment was received in another Stripe account than the clinic's today: refund it in another way.",
  },
  REFUND_WITHOUT_KEYS: {
    fr: "La clinique n'a pas de clés Stripe en ce moment : remboursez autrement, ou voyez le soutien.",
    en: "The clinic has no Stripe keys at the moment: refund in another way, or see the support.",
  },
  REFUND_KEY_REFUSED: {
    fr: "Stripe n'accepte plus la clé de la clinique, ou ne la laisse pas rembourser. Rien n'a été remboursé ; voyez le soutien.",
    en: "Stripe no longer accepts the clinic's key, or does not let it refund. Nothing was refunded; see the support.",
  },
  REFUND_IMPOSSIBLE: {
    fr: "Stripe ne peut pas faire ce remboursement. Rien n'a été remboursé ; regardez le paiement, puis remboursez autrement au besoin.",
    en: "Stripe can't make this refund. Nothing was refunded; look at the payment, then refund in another way if need be.",
  },
  PAYMENT_IS_FINAL: {
    fr: "On sait ce qu'est devenu ce paiement : il n'y a rien à abandonner.",
    en: "What became of this payment is known: there is nothing to abandon.",
  },
  STRIPE_KNOWS_PAYMENT: {
    fr: "Stripe peut dire ce que devient ce paiement : il se termine de lui-même.",
    en: "Stripe can say what becomes of this payment: it ends by itself.",
  },
  PAYMENT_NOT_EXPIRED: {
    fr: "Le patient pourrait encore payer. Attendez que le délai de ce paiement soit passé, une demi-heure après son début.",
    en: "The patient could still pay. Wait until the time for this payment is over, half an hour after it began.",
  },
};
