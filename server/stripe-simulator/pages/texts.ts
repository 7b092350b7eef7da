export type PageLocale = "fr" | "en";

export const localeOf = (locale: string | null): PageLocale => (locale?.startsWith("fr") ? "fr" : "en");

export const texts = {
  fr: {
    title: "Page de paiement de démonstration",
    standIn: "Cette page remplace celle de Stripe dans la démonstration. Aucun argent ne bouge, et aucune carte n’est demandée.",
    total: "Total à payer",
    how: "Comment voulez-vous payer\u00a0?",
    card: (amount: string) => `Payer ${amount} par carte`,
    declined: "Essayer une carte qui sera refusée",
    debit: "Payer par débit bancaire",
    debitHint: "La banque ne confirme un débit que plus tard\u00a0: ici, après une minute.",
    leave: "Revenir au portail sans payer",
    refused: "La carte a été refusée\u00a0: fonds insuffisants. Rien n’a été débité. Une autre carte conviendra peut-être.",
    paid: "Le paiement est fait.",
    processing: "Le débit est en route.",
    failed: "La banque a refusé le débit. Rien n’a été débité.",
    expired: "Cette page n’est plus valable. Rien n’a été débité.",
    unknown: "Cette page n’existe pas.",
    back: "Retourner au portail",
    arrives: "La banque confirme le débit",
    fails: "La banque refuse le débit",
  },
  en: {
    title: "Demonstration payment page",
    standIn: "This page stands in for Stripe’s in the demonstration. No money moves, and no card is asked for.",
    total: "Total to pay",
    how: "How do you want to pay?",
    card: (amount: string) => `Pay ${amount} by card`,
    declined: "Try a card that will be declined",
    debit: "Pay by bank debit",
    debitHint: "The bank confirms a debit only later: here, after a minute.",
    leave: "Go back to the portal without paying",
    refused: "The card was declined: insufficient funds. Nothing was charged. Another card may do.",
    paid: "The payment is made.",
    processing: "The debit is on its way.",
    failed: "The bank refused the debit. Nothing was charged.",
    expired: "This page is no longer valid. Nothing was charged.",
    unknown: "There is no such page.",
    back: "Return to the portal",
    arrives: "The bank confirms the debit",
    fails: "The bank refuses the debit",
  },
} as const;

export const money = (cents: number, locale: PageLocale): string =>
  new Intl.NumberFormat(`${locale}-CA`, { style: "currency", currency: "CAD" }).format(cents / 100);
