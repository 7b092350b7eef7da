import { readFileSync } from "node:fs";
import { appointmentStatuses } from "../../../kernel/appointment-status.ts";
import { fhirStatuses, statusOf } from "./mapping/appointment-status.ts";

const documentation = readFileSync("docs/fhir.md", "utf8");

/** The rows of the table below a heading. */
function table(heading: string): string[][] {
  const [, section = ""] = documentation.split(`### ${heading}\n`);
  const lines = section.split(/\n#/)[0]!.split("\n");
  const rows = lines.filter((line) => line.startsWith("|")).slice(2);
  return rows.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
}

const any = (part: string): string | undefined => (part === "any" || part === "none" ? undefined : part);

test("statuses come from FHIR as the documentation says", () => {
  const rows = table("Status, from FHIR");
  expect(rows).toHaveLength(13);
  const read = rows.map(([status, part]) => [status, part, statusOf(status!, any(part!)) ?? "left out, listed"]);
  expect(read).toEqual(rows);
});

test("statuses go to FHIR, and come back, as the documentation says", () => {
  const rows = table("Status, to FHIR");
  expect(rows.map(([ours]) => ours)).toEqual(appointmentStatuses);
  const written = appointmentStatuses.map((ours) => {
    const fhir = fhirStatuses[ours];
    return fhir ? [ours, fhir.status, fhir.patient ?? "any", statusOf(fhir.status, fhir.patient)] : [ours, "none", "none", "nothing"];
  });
  expect(written).toEqual(rows);
});
