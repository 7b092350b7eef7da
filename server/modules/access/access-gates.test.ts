import { gatesOf } from "./access-gates.ts";
import { isAccessEffective } from "./effective-access.ts";

const made = new Date("2026-01-05T15:00:00.000Z");
const moved = new Date("2026-02-01T15:00:00.000Z");
const clinic = { open: true, since: made, by: null };
const chart = {
  ...{ accessEnabled: true, accessChangedAt: made, accessChangedBy: null, archived: false, verified: true, createdAt: made },
  ...{ archivedChangedAt: null, archivedChangedBy: null, verifiedChangedAt: null, verifiedChangedBy: null },
};

test("all four are told, in their order, also when they are open: since the chart's making and with nothing to do", () => {
  expect(gatesOf(clinic, chart)).toEqual(
    ["CLINIC_PORTAL", "CHART_ACCESS", "CHART_NOT_ARCHIVED", "CHART_VERIFIED"].map((kind) => ({
      ...{ kind, open: true, since: made, by: null, remedy: null },
    })),
  );
});

test.each([
  ["CLINIC_PORTAL", "ASK_SUPPORT", { open: false, since: moved, by: "staff:S" }, {}],
  ["CHART_ACCESS", "SWITCH_ON_CHART", {}, { accessEnabled: false, accessChangedAt: moved, accessChangedBy: "staff:S" }],
  ["CHART_NOT_ARCHIVED", "UNARCHIVE_CHART", {}, { archived: true, archivedChangedAt: moved, archivedChangedBy: "staff:S" }],
  ["CHART_VERIFIED", "VERIFY_CHART", {}, { verified: false, verifiedChangedAt: moved, verifiedChangedBy: "staff:S" }],
])("%s alone is closed, since when and by whom is told, and what opens it is %s", (kind, remedy, ofClinic, ofChart) => {
  const gates = gatesOf({ ...clinic, ...ofClinic }, { ...chart, ...ofChart });
  expect(gates.filter(({ open }) => !open)).toEqual([{ kind, open: false, since: moved, by: "staff:S", remedy }]);
});

test("access is effective exactly when no gate is closed", () => {
  for (let bits = 0; bits < 16; bits += 1) {
    const [open, accessEnabled, archived, verified] = [1, 2, 4, 8].map((bit) => (bits & bit) !== 0) as [boolean, boolean, boolean, boolean];
    const of = { ...chart, accessEnabled, archived, verified };
    const gates = gatesOf({ ...clinic, open }, of);
    expect(gates.every((gate) => gate.open)).toBe(isAccessEffective({ portalAccess: open, chart: of }));
    expect(gates.every((gate) => gate.open === (gate.remedy === null))).toBe(true);
  }
});
