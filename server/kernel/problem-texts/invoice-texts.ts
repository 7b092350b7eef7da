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
};
