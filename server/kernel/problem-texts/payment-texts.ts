import type { LocalizedText } from "../locale.ts";

/** Of paying invoices by card. */
export const paymentTexts: Readonly<Record<string, LocalizedText>> = {
  INVOICE_BILLING_OFF: {
    fr: "Le paiement par carte n'est pas possible en ce moment. Rien n'a été prélevé ; appelez la clinique.",
    en: "Paying by card isn't possible at the moment. Nothing was charged; call the clinic.",
  },
  INVOICE_NOT_ISSUED: { fr: "Cette facture n'est pas émise.", en: "This invoice is not issued." },
  INVOICE_VOID: { fr: "Cette facture est annulée : il n'y a rien à payer.", en: "This invoice is void: there is nothing to pay." },
  INVOICE_PROCESSING: {
    fr: "Un paiement de cette facture est en cours à votre banque. Attendez qu'il se termine.",
    en: "A payment of this invoice is under way at your bank. Wait until it has ended.",
  },
  INVOICE_PAID: {
    fr: "Cette facture est déjà payée : il n'y a rien à payer.",
    en: "This invoice is paid already: there is nothing to pay.",
  },
  INVOICE_DISPUTED: {
    fr: "Un paiement de cette facture est contesté à la banque. Appelez la clinique.",
    en: "A payment of this invoice is disputed at the bank. Call the clinic.",
  },
  INVOICE_TOO_SMALL: {
    fr: "Ce montant est trop petit pour un paiement par carte. Payez-le avec une autre facture, ou à la clinique.",
    en: "This amount is too small for a card payment. Pay it together with another invoice, or at the clinic.",
  },
  TOTAL_CHANGED: {
    fr: "Le montant à payer a changé entre-temps. Rien n'a été prélevé ; regardez le nouveau total.",
    en: "The amount to pay has changed in the meantime. Nothing was charged; look at the new total.",
  },
  TOO_MANY_INVOICES: { fr: "Payez au plus 20 factures à la fois.", en: "Pay at most 20 invoices at a time." },
  INVOICE_TWICE: { fr: "La même facture est choisie deux fois.", en: "The same invoice is chosen twice." },
  NOT_AN_AMOUNT: { fr: "Donnez un montant en cents, plus grand que zéro.", en: "Give an amount in cents, above zero." },
  MANY_PAYMENTS_WAIT_MINUTES: {
    fr: "Vous avez commencé beaucoup de paiements. Attendez {wait} min, puis recommencez.",
    en: "You have begun many payments. Wait {wait} min, then try again.",
  },
  MANY_PAYMENTS_WAIT_HOURS: {
    fr: "Vous avez commencé beaucoup de paiements. Attendez {wait} h, puis recommencez.",
    en: "You have begun many payments. Wait {wait} h, then try again.",
  },
};
