import { noticeOf } from "./notice.ts";

/** Says that the clinic issued an invoice, and leads to it: no amount, nothing of what it is for. */
export const invoiceNotice = noticeOf({
  label: { fr: "Avis de facture", en: "Invoice notice" },
  subject: { fr: "une facture vous attend", en: "an invoice is waiting for you" },
  lead: {
    fr: "La clinique a une facture pour vous. Consultez-la et payez-la dans son portail.",
    en: "The clinic has an invoice for you. See it and pay it in its portal.",
  },
  button: { fr: "Voir la facture", en: "See the invoice" },
  brief: { fr: "Nouvelle facture.", en: "New invoice." },
});

/** Says that money came, and leads to the receipt. */
export const paymentNotice = noticeOf({
  label: { fr: "Avis de paiement reçu", en: "Payment received notice" },
  subject: { fr: "votre paiement est reçu", en: "your payment was received" },
  lead: {
    fr: "La clinique a reçu votre paiement. Votre reçu est dans son portail.",
    en: "The clinic received your payment. Your receipt is in its portal.",
  },
  button: { fr: "Voir le reçu", en: "See the receipt" },
  brief: { fr: "Paiement reçu.", en: "Payment received." },
});

/** Says that money went back, and leads to the invoice that it was paid for. */
export const refundNotice = noticeOf({
  label: { fr: "Avis de remboursement", en: "Refund notice" },
  subject: { fr: "un remboursement pour vous", en: "a refund for you" },
  lead: {
    fr: "La clinique vous rembourse. Les détails sont dans son portail.",
    en: "The clinic is refunding you. The details are in its portal.",
  },
  button: { fr: "Voir les détails", en: "See the details" },
  brief: { fr: "Remboursement.", en: "Refund." },
});
