import { elementsOf, linesOf, readPdf, rowsOf } from "./testing/read-pdf.ts";
import { paidPaper, paperOf } from "./testing/papers.ts";
import { checkPdf } from "../../conversations/attachments/pdf/check-pdf.ts";
import { drawPaper } from "./draw-paper.ts";
import type { InvoicePaper, PaperLine } from "./invoice-paper.ts";

const read = async (paper: InvoicePaper) => readPdf(await drawPaper(paper));
/** Spaces that don't break are spaces. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");
const textOf = async (paper: InvoicePaper): Promise<string> => plain(linesOf((await read(paper)).root).join("\n"));
const tablesOf = async (paper: InvoicePaper): Promise<string[][][]> =>
  elementsOf((await read(paper)).root, "Table").map((table) => rowsOf(table).map((row) => row.map(plain)));

describe("an invoice in French", () => {
  test("is read in order: what it is, who bills, how it stands, whom, what, how much", async () => {
    expect((await textOf(paperOf())).split("\n")).toEqual([
      ...[
        "Facture",
        "Clinique de l'Érable inc.",
        "1234, rue Saint-Denis, bureau 200",
        "Montréal (QC)  H2X 3K8",
        "Téléphone : 514 555-0142",
      ],
      ...["Numéro de facture", "000123", "Date de la facture", "1er février 2027", "À payer au plus tard le", "3 mars 2027"],
      "À payer : 213,48 $",
      ...["Patient", "Zoé Nguyễn-Łukasik", "Date de naissance : 17 mai 1984", "77, avenue du Parc", "Montréal (QC)  H2W 1S3"],
      ...["Professionnel de la santé", "Amélie Tremblay", "Physiothérapeute", "Numéro de permis : PT-12345"],
      ...["Services", "Date", "Code", "Description", "Quantité", "Prix unitaire", "Taxes", "Montant"],
      ...["2027-01-28", "PHYS-01", "Physiothérapie, évaluation initiale", "1", "110,00 $", "Aucune", "110,00 $"],
      ...["2027-01-28", "—", "Rapport pour l'employeur", "1,5", "60,00 $", "TPS, TVQ", "90,00 $"],
      ...["Sous-total", "200,00 $", "TPS (5 %)", "Numéro d'inscription : 123456789 RT0001", "4,50 $"],
      ...["TVQ (9,975 %)", "Numéro d'inscription : 1234567890 TQ0001", "8,98 $", "Total", "213,48 $", "Payé", "0,00 $"],
      ...["Solde à payer", "213,48 $", "Paiements et remboursements", "Aucun paiement reçu."],
    ]);
  });

  test("is tagged, titled, in its language, with its letters in it, and says that it is PDF/UA", async () => {
    const { root, catalog, info, metadata, fonts, artifacts } = await read(paperOf());
    expect(root.tag).toBe("Document");
    expect(catalog).toMatchObject({ Lang: "fr-CA", MarkInfo: { Marked: true }, ViewerPreferences: { DisplayDocTitle: true } });
    expect(info["Title"]).toBe("Facture 000123");
    expect(metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(metadata).toContain("Facture 000123");
    expect(fonts.length).toBeGreaterThan(0);
    for (const { name, embedded } of fonts) expect([name, embedded]).toEqual([expect.stringMatching(/\+DejaVuSansCondensed/), true]);
    expect(elementsOf(root, "H1").map(({ text }) => text)).toEqual(["Facture"]);
    expect(elementsOf(root, "H2").map(({ text }) => text)).toEqual([
      ...["Patient", "Professionnel de la santé", "Services", "Paiements et remboursements"],
    ]);
    expect(artifacts).toEqual(["Clinique de l'Érable inc. · Facture 000123\nPage 1 de 1\n"]);
  });

  test("has tables whose heads say which column or row they head", async () => {
    const { root } = await read(paidPaper());
    const [lines, sums, movements] = elementsOf(root, "Table");
    for (const table of [lines!, movements!]) {
      const [head] = elementsOf(table, "THead");
      expect(elementsOf(head!, "TH").every(({ scope }) => scope === "Column")).toBe(true);
      for (const row of elementsOf(elementsOf(table, "TBody")[0]!, "TR"))
        expect(elementsOf(row, "TH").map(({ scope }) => scope)).toEqual(["Row"]);
    }
    for (const row of elementsOf(sums!, "TR"))
      expect(row.children.map(({ tag, scope }) => [tag, scope])).toEqual([
        ["TH", "Row"],
        ["TD", null],
      ]);
  });
});

test("in English it says the same in English's ways", async () => {
  const text = await textOf(paperOf({ language: "en" }));
  for (const said of [
    "Invoice number\n000123",
    "Due by\nMarch 3, 2027",
    "Montréal QC  H2X 3K8",
    "Phone: 514-555-0142",
    "Date of birth: May 17, 1984",
  ])
    expect(text).toContain(said);
  for (const said of [
    "QST (9.975%)\nRegistration number: 1234567890 TQ0001\n$8.98",
    "Balance owing\n$213.48",
    "1.5\n$60.00\nGST, QST\n$90.00",
  ])
    expect(text).toContain(said);
  expect((await read(paperOf({ language: "en" }))).catalog).toMatchObject({ Lang: "en-CA" });
});

describe("a receipt", () => {
  test("says plainly that all is paid, when and how, under a number of its own", async () => {
    const text = await textOf(paidPaper());
    expect(text).toMatch(/^Reçu\n/);
    expect(text).toContain("Facture payée en entier le 5 février 2027");
    expect(text).toContain("Numéro de reçu\n000123-2\nNuméro de facture\n000123\nDate du reçu\n5 février 2027");
    expect(text).toContain("Ce reçu remplace tout reçu antérieur de la même facture.");
    const [, sums, movements] = await tablesOf(paidPaper({ language: "en" }));
    expect(sums!.slice(-3)).toEqual([
      ["Total", "$213.48"],
      ["Paid", "−$213.48"],
      ["Balance owing", "$0.00"],
    ]);
    expect(movements!.slice(1)).toEqual([
      ["2027-02-01", "Payment", "Cash", "$50.00"],
      ["2027-02-05", "Payment", "Card", "$163.48"],
    ]);
    expect(await textOf(paidPaper({ language: "en" }))).toContain("Invoice paid in full on February 5, 2027");
  });

  test("the first one replaces none", async () => {
    const [first] = paidPaper().movements;
    const text = await textOf(
      paidPaper({ settlement: "OPEN", movements: [first!], sums: { ...paperOf().sums, paidCents: 5000, balanceCents: 16348 } }),
    );
    expect(text).toContain("000123-1");
    expect(text).toContain("Facture payée en partie. Reste à payer : 163,48 $");
    expect(text).not.toContain("remplace");
  });

  test("tells what went back, and what was done with it", async () => {
    const back = { reasonCode: null, method: "CARD", on: "2027-02-09", balanceCents: 4000 } as const;
    const credit = { kind: "CORRECTION", reasonCode: "CREDIT", method: null, on: "2027-02-09", balanceCents: -4000 } as const;
    const paper = paidPaper({
      settlement: "PARTIALLY_REFUNDED",
      sums: { ...paidPaper().sums, refundedCents: 4000, correctedCents: -4000 },
      movements: [...paidPaper().movements, { kind: "REFUND", ...back }, credit],
    });
    const text = await textOf(paper);
    expect(text).toContain("Facture payée, puis remboursée en partie");
    expect(text).toContain("Remboursé\n40,00 $\nCorrections\n−40,00 $\nSolde à payer\n0,00 $");
    expect(text).toContain("2027-02-09\nRemboursement\nCarte\n−40,00 $");
    expect(text).toContain("Crédit : le montant remboursé n'est plus dû");
    expect(text).toContain("000123-3");
  });
});

const sums = paperOf().sums;

test.each<[string, Partial<InvoicePaper>, RegExp, RegExp]>([
  [
    "a draft",
    { settlement: "DRAFT", number: null, issuedOn: null, dueOn: null },
    /^Facture\n[^]*\nBrouillon : ni facture ni reçu/,
    /\nDraft: neither an invoice/,
  ],
  ["void", { settlement: "VOID", voidedOn: "2027-02-03" }, /Facture annulée le 3 février 2027/, /Invoice void since February 3, 2027/],
  ["processing", { settlement: "PROCESSING" }, /paiement par carte est en traitement/, /card payment is being processed/],
  [
    "refunded",
    { settlement: "REFUNDED", sums: { ...sums, paidCents: 1, refundedCents: 1, balanceCents: 0 } },
    /Facture remboursée en entier/,
    /Invoice refunded in full/,
  ],
  [
    "written off",
    { settlement: "PAID", sums: { ...sums, writtenOffCents: 21348, balanceCents: 0 } },
    /Rien n'est à payer/,
    /Nothing is owed/,
  ],
  [
    "paid too much",
    { settlement: "PAID", sums: { ...sums, paidCents: 22348, balanceCents: -1000 } },
    /Solde en faveur du patient\n−10,00 \$/,
    /patient's favour\n−\$10\.00/,
  ],
])("how it stands is said in words: %s", async (_, changes, fr, en) => {
  expect(await textOf(paperOf(changes))).toMatch(fr);
  expect(await textOf(paperOf({ ...changes, language: "en" }))).toMatch(en);
});

test("a draft and a void invoice are marked as such across each page", async () => {
  expect((await read(paperOf({ settlement: "VOID", language: "en" }))).artifacts[0]).toMatch(/^VOID\n/);
  expect((await read(paperOf({ settlement: "VOID" }))).artifacts[0]).toMatch(/^ANNULÉE\n/);
  const { artifacts, info } = await read(paperOf({ settlement: "DRAFT", number: null }));
  expect([artifacts[0], info["Title"]]).toEqual([expect.stringMatching(/^BROUILLON\n/), "Facture (brouillon)"]);
});

const line = (fields: Partial<PaperLine> = {}): PaperLine => ({ ...paperOf().lines[1]!, ...fields });

test("many lines go over several pages, none torn, with the heads repeated and every page numbered", async () => {
  const long = `Traitement ${"bien ".repeat(36)}`.trim();
  const lines = Array.from({ length: 60 }, (_, index) => line({ code: `C-${index}`, description: index % 5 ? "Séance" : long }));
  const { root, pages, artifacts } = await read(paperOf({ lines }));
  expect(pages).toBeGreaterThan(2);
  const [table] = elementsOf(root, "Table");
  expect(
    rowsOf(table!)
      .slice(1)
      .map(([, code]) => code),
  ).toEqual(lines.map(({ code }) => code));
  expect(rowsOf(table!)[1]![2]!.replaceAll(/ +/g, " ")).toBe(long);
  artifacts.forEach((text, index) => expect(text).toContain(`Page ${index + 1} de ${pages}`));
  expect(artifacts[1]).toContain("Prix unitaire");
});

test("columns without anything in them are left out", async () => {
  const [table] = await tablesOf(paperOf({ taxes: [], lines: [line({ code: null, serviceOn: null, taxCodes: [] })] }));
  expect(table![0]).toEqual(["Description", "Quantité", "Prix unitaire", "Montant"]);
});

test("names of all of Canada are drawn and read; what no letter exists for is drawn as unknown and still read", async () => {
  const named = async (name: string) => (await textOf(paperOf({ patient: { ...paperOf().patient, name } }))).split("\n");
  for (const name of ["ᐃᓄᒃ ᐊᕐᓇᖅ", "Ḵ̓wa̱lx̱a̱la̱gis", "Đặng Thị Hồng", "Ольга Öz", "Œuvré N'Guessan", "فاطمة الزهراء"])
    expect(await named(name)).toContain(name);
  const { root } = await read(paperOf({ patient: { ...paperOf().patient, name: "李 Zoé" } }));
  expect(elementsOf(root, "P").find(({ actual }) => actual)).toMatchObject({ actual: "李 Zoé", text: "\ufffd Zoé" });
});

test("a note and a footer keep their paragraphs", async () => {
  const text = await textOf(paperOf({ note: "Merci.\n\nÀ bientôt.", clinic: { ...paperOf().clinic, footer: "Intérêts : 1 %." } }));
  expect(text).toMatch(/Note de la clinique\nMerci\.\nÀ bientôt\.\nIntérêts : 1 %\.$/);
});

test("the same state makes the same bytes, another one others, whatever was drawn before", async () => {
  const first = await drawPaper(paidPaper());
  await drawPaper(paperOf({ language: "en" }));
  expect((await drawPaper(paidPaper())).equals(first)).toBe(true);
  expect((await drawPaper(paidPaper({ changedAt: new Date("2027-02-05T20:00:01.000Z") }))).equals(first)).toBe(false);
  expect(readPdf(first).info["CreationDate"]).toBe("D:20270205200000Z");
});

test("it is acceptable as an attachment: nothing in it acts", async () => {
  expect(await checkPdf(await drawPaper(paidPaper()))).toBe("ACCEPTABLE");
});
