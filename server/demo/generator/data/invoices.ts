import type { TaxCode } from "../../../modules/billing/taxes/tax-code.ts";

interface ScriptedLine {
  readonly code?: string;
  readonly description: string;
  readonly cents: number;
  readonly quantity?: number;
  readonly taxes?: readonly TaxCode[];
}

/** One invoice of the demo, and what became of it. */
export interface ScriptedInvoice {
  /** Whose: the place of a named patient, or of another one who reads this language. */
  readonly patient: number | "fr" | "en";
  /** When it was written, and issued unless it is a draft. */
  readonly daysAgo: number;
  readonly lines: readonly ScriptedLine[];
  readonly note?: string;
  readonly draft?: boolean;
  /** Received at the desk, so many days later. */
  readonly paid?: { readonly cents: number; readonly method: "CASH" | "DEBIT" | "CHEQUE"; readonly daysLater: number };
  /** Given back by hand, the day after it was paid. */
  readonly refundedCents?: number;
  readonly writtenOff?: string;
  readonly voided?: string;
}

export const practitionerOfDemo = { name: "Geneviève Lauzon", profession: "Physiothérapeute", licenceNumber: "12345" };

export const profileOfDemo = {
  ...{
    legalName: "Groupe santé Grand Héron inc.",
    street: "4500, avenue du Parc",
    city: "Montréal",
    province: "QC",
    postalCode: "H2V 4E5",
  },
  ...{ phone: "+15145550105", gstNumber: "123456789 RT0001", qstNumber: "1234567890 TQ0001", pstNumber: null, paymentDays: 30 },
  footer: {
    fr: "Merci de votre confiance. Conservez cette facture pour votre assureur.",
    en: "Thank you for your trust. Keep this invoice for your insurer.",
  },
} as const;

const session: ScriptedLine = { code: "PHY45", description: "Physiothérapie, séance de 45 minutes", cents: 9_500 };
const assessment: ScriptedLine = { code: "PHY60", description: "Physiothérapie, évaluation initiale", cents: 11_500 };
const report: ScriptedLine = { code: "RAP", description: "Rapport pour l’assureur", cents: 7_500, taxes: ["GST", "QST"] };
const certificate: ScriptedLine = { code: "ATT", description: "Attestation d’aptitude au travail", cents: 6_000, taxes: ["GST", "QST"] };
const missed: ScriptedLine = { code: "ABS", description: "Rendez-vous manqué sans avis", cents: 4_000, taxes: ["GST", "QST"] };
const orthosis: ScriptedLine = { code: "ORT", description: "Orthèse de poignet", cents: 4_899, taxes: ["GST", "QST"] };

/** The longest ago first, so that the numbers follow the days. */
export const invoicesOfDemo: readonly ScriptedInvoice[] = [
  { patient: 1, daysAgo: 70, lines: [assessment], paid: { cents: 11_500, method: "DEBIT", daysLater: 0 } },
  { patient: 2, daysAgo: 62, lines: [session, missed] },
  {
    patient: "fr",
    daysAgo: 55,
    lines: [assessment, report],
    paid: { cents: 20_123, method: "CHEQUE", daysLater: 9 },
    refundedCents: 8_623,
  },
  { patient: "fr", daysAgo: 48, lines: [missed], writtenOff: "Absence excusée par la clinique" },
  { patient: 3, daysAgo: 40, lines: [{ ...session, quantity: 2 }, orthosis], paid: { cents: 10_000, method: "CASH", daysLater: 2 } },
  { patient: "fr", daysAgo: 33, lines: [session], paid: { cents: 9_500, method: "CASH", daysLater: 1 }, refundedCents: 9_500 },
  { patient: "en", daysAgo: 26, lines: [session, report], voided: "Établie au nom du mauvais patient" },
  { patient: "en", daysAgo: 26, lines: [session, report] },
  {
    ...{ patient: 1, daysAgo: 12, lines: [session, { description: "Rabais de fidélité", cents: -500 }] },
    note: "Pour la séance avec Mme Lauzon. Vous pouvez payer en ligne ou à la réception.",
  },
  { patient: 1, daysAgo: 5, lines: [certificate] },
  { patient: "fr", daysAgo: 1, lines: [{ ...session, quantity: 1.5 }] },
  { patient: "fr", daysAgo: 1, lines: [assessment], draft: true },
  { patient: 1, daysAgo: 0, lines: [report], draft: true },
];
