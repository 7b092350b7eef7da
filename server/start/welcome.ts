import { demoPassword, demoStaff } from "../demo/demo-staff.ts";
import { demoPatients } from "../demo/generator/named-patients.ts";

const typeNames: Readonly<Record<string, string>> = {
  RAMQ: "Québec health number",
  OHIP: "Ontario health number",
  BC_PHN: "British Columbia health number",
  CLINIC_FILE: "file number",
};

const patientLines = (slug: string): string[] =>
  demoPatients
    .filter(({ clinicSlug }) => clinicSlug === slug)
    .flatMap(({ name, identificationTypeKey, identificationValue, email, mobile, hint }) => [
      `    ${name}: ${typeNames[identificationTypeKey] ?? identificationTypeKey} ${identificationValue}`,
      `      ${[email, mobile].filter(Boolean).join(" or ")}. ${hint.en}`,
    ]);

/** What somebody who has just started the demo needs to know. */
export function welcome(port: number, tokens: Readonly<Record<string, string>>, hasOwnStripe: boolean): string {
  const at = (slug: string): string => `http://${slug}.localhost:${port}`;
  const staff = demoStaff("demo").map(
    ({ email, role }) =>
      `    ${email.padEnd(26)} ${role === "SUPPORT" ? "support account: opens Settings > Patient Portal" : role.toLowerCase()}`,
  );
  return [
    "",
    "  Portail is running.",
    "",
    `  Patients   ${`http://localhost:${port}/portail`}   (French)   ${at("maple")}/portal   (English, the second clinic)`,
    ...patientLines("demo"),
    "    At maple:",
    ...patientLines("maple"),
    "",
    `  Codes      http://localhost:${port}/dev/inbox   every e-mail and text message arrives there`,
    "             (an invitation for Marie-Ève, born 1985-06-14, waits there: follow its link)",
    "",
    ...(hasOwnStripe ? ["  Payments   on a page that stands in for Stripe's: no money moves, no card is asked for", ""] : []),
    `  Staff      http://localhost:${port}/admin   password ${demoPassword}`,
    ...staff,
    "",
    `  API        http://localhost:${port}/graphql   with Authorization: Bearer <token>`,
    ...Object.entries(tokens).map(([slug, token]) => `    ${slug.padEnd(6)} ${token}`),
    "",
    "  Stop with Ctrl+C. The data stay in data/.",
    "",
  ].join("\n");
}
