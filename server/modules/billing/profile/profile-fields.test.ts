import type { ProfileFields, ProfileInput } from "./profile-fields.ts";
import { readProfile } from "./profile-fields.ts";

const whole: ProfileInput = {
  ...{ legalName: " Clinique Témoin inc. ", street: "1234, rue Saint-Denis", city: "Montréal", province: "QC" },
  ...{ postalCode: "h2x3k8", phone: "(514) 555-0142" },
};

const saved: ProfileFields = {
  ...{ legalName: "Clinique Témoin inc.", street: "1234, rue Saint-Denis", city: "Montréal", province: "QC", postalCode: "H2X 3K8" },
  ...{ phone: "+15145550142", gstNumber: null, qstNumber: null, pstNumber: null, paymentDays: 30, footerFr: null, footerEn: null },
};

const problemsOf = (before: ProfileFields | null, input: ProfileInput): string[] => {
  const read = readProfile(before, input);
  return read.ok ? [] : read.problems.map(({ path, reason }) => `${path.slice(1).join(".")}: ${reason}`);
};

test("the first profile is read in normal form, with thirty days to pay", () => {
  expect(readProfile(null, whole)).toEqual({ ok: true, value: saved });
});

test("what a first profile lacks is said at each field", () => {
  expect(problemsOf(null, {})).toEqual(
    ["legalName", "street", "city", "province", "postalCode", "phone"].map((field) => `${field}: REQUIRED`),
  );
});

test("absent fields stay, null clears what may be empty and nothing else", () => {
  const before = { ...saved, gstNumber: "123456789 RT0001", footerFr: "Merci.", footerEn: "Thank you." };
  expect(readProfile(before, { city: "Laval" })).toMatchObject({ value: { ...before, city: "Laval" } });
  expect(readProfile(before, { gstNumber: null, footer: null })).toMatchObject({ value: saved });
  expect(problemsOf(before, { city: null, paymentDays: null })).toEqual(["city: REQUIRED", "paymentDays: REQUIRED"]);
  expect(readProfile(before, {})).toMatchObject({ value: before });
});

test.each<[keyof ProfileInput, string, string]>([
  ["gstNumber", "123456789rt0001", "123456789 RT0001"],
  ["gstNumber", "123 456 789 RT 0001", "123456789 RT0001"],
  ["qstNumber", "1234567890-tq-0001", "1234567890 TQ0001"],
  ["pstNumber", "PST-1234-5678", "PST-1234-5678"],
  ["pstNumber", "123456-7", "123456-7"],
  ["pstNumber", "1234567", "1234567"],
  ["postalCode", "K1A-0B1", "K1A 0B1"],
  ["postalCode", " v6b 1a1 ", "V6B 1A1"],
])("%s %s is written %s", (field, typed, written) => {
  expect(readProfile(saved, { [field]: typed })).toMatchObject({ ok: true, value: { [field]: written } });
});

test.each<[keyof ProfileInput, unknown, string]>([
  ["gstNumber", "123456789", "NOT_A_GST_NUMBER"],
  ["gstNumber", "12345678 RT0001", "NOT_A_GST_NUMBER"],
  ["gstNumber", "1234567890 TQ0001", "NOT_A_GST_NUMBER"],
  ["gstNumber", "123456789 RT0001 x", "NOT_A_GST_NUMBER"],
  ["qstNumber", "123456789 RT0001", "NOT_A_QST_NUMBER"],
  ["pstNumber", "PST", "NOT_A_PST_NUMBER"],
  ["pstNumber", "1".repeat(21), "TOO_LONG"],
  ["postalCode", "H2X 3K", "NOT_A_POSTAL_CODE"],
  ["postalCode", "D2X 3K8", "NOT_A_POSTAL_CODE"],
  ["postalCode", "12345", "NOT_A_POSTAL_CODE"],
  ["province", "XX", "NOT_A_CHOICE"],
  ["phone", "555", "NOT_A_PHONE"],
  ["legalName", "a".repeat(161), "TOO_LONG"],
  ["legalName", " ", "REQUIRED"],
  ["paymentDays", -1, "PAYMENT_DAYS"],
  ["paymentDays", 366, "PAYMENT_DAYS"],
])("%s %s is refused at its place", (field, typed, reason) => {
  expect(problemsOf(saved, { [field]: typed } as ProfileInput)).toEqual([`${field}: ${reason}`]);
});

test("a footer is written in both languages", () => {
  expect(problemsOf(saved, { footer: { fr: "Merci.", en: " " } })).toEqual(["footer.en: REQUIRED"]);
  expect(readProfile(saved, { footer: { fr: "Merci.\nÀ bientôt.", en: "Thank you." } })).toMatchObject({
    value: { footerFr: "Merci.\nÀ bientôt.", footerEn: "Thank you." },
  });
});
