import type { InvoicePaper } from "../invoice-paper.ts";

/** An open invoice of two services with both taxes of Québec; what is given is changed. */
export const paperOf = (changes: Partial<InvoicePaper> = {}): InvoicePaper => ({
  kind: "INVOICE",
  language: "fr",
  number: 123,
  settlement: "OPEN",
  issuedOn: "2027-02-01",
  dueOn: "2027-03-03",
  voidedOn: null,
  changedAt: new Date("2027-02-01T15:04:05.000Z"),
  clinic: {
    legalName: "Clinique de l'Érable inc.",
    street: "1234, rue Saint-Denis, bureau 200",
    city: "Montréal",
    province: "QC",
    postalCode: "H2X 3K8",
    phone: "+15145550142",
    gstNumber: "123456789 RT0001",
    qstNumber: "1234567890 TQ0001",
    pstNumber: null,
    footer: null,
  },
  patient: {
    name: "Zoé Nguyễn-Łukasik",
    dateOfBirth: "1984-05-17",
    street: "77, avenue du Parc",
    city: "Montréal",
    province: "QC",
    postalCode: "H2W 1S3",
  },
  practitioner: { name: "Amélie Tremblay", profession: "Physiothérapeute", licence: "PT-12345" },
  lines: [
    {
      ...{ serviceOn: "2027-01-28", code: "PHYS-01", description: "Physiothérapie, évaluation initiale" },
      ...{ quantityHundredths: 100, unitPriceCents: 11000, amountCents: 11000, taxCodes: [] },
    },
    {
      ...{ serviceOn: "2027-01-28", code: null, description: "Rapport pour l'employeur" },
      ...{ quantityHundredths: 150, unitPriceCents: 6000, amountCents: 9000, taxCodes: ["GST", "QST"] },
    },
  ],
  taxes: [
    { code: "GST", rateMillionths: 50_000, baseCents: 9000, amountCents: 450 },
    { code: "QST", rateMillionths: 99_750, baseCents: 9000, amountCents: 898 },
  ],
  sums: {
    ...{ subtotalCents: 20000, totalCents: 21348, paidCents: 0, refundedCents: 0 },
    ...{ writtenOffCents: 0, correctedCents: 0, balanceCents: 21348 },
  },
  movements: [],
  note: null,
  ...changes,
});

/** The same, paid in part at the desk and for the rest by card. */
export const paidPaper = (changes: Partial<InvoicePaper> = {}): InvoicePaper => {
  const open = paperOf();
  return {
    ...open,
    kind: "RECEIPT",
    settlement: "PAID",
    changedAt: new Date("2027-02-05T20:00:00.000Z"),
    sums: { ...open.sums, paidCents: 21348, balanceCents: 0 },
    movements: [
      { kind: "PAYMENT", reasonCode: null, method: "CASH", on: "2027-02-01", balanceCents: -5000 },
      { kind: "PAYMENT", reasonCode: null, method: "CARD", on: "2027-02-05", balanceCents: -16348 },
    ],
    ...changes,
  };
};
