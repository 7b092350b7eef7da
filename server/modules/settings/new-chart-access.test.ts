import { accessOfNewChart } from "./new-chart-access.ts";

test.each([
  [true, true, true],
  [true, false, false],
  [false, true, false],
  [false, false, false],
])("portal access %p and access for new patients %p make a chart with access %p", (portalAccess, newPatientAccess, expected) => {
  expect(accessOfNewChart({ portalAccess, newPatientAccess })).toBe(expected);
});
