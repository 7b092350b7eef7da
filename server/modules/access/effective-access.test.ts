import fc from "fast-check";
import { isAccessEffective } from "./effective-access.ts";

test("access is effective when all four gates are open, and in no other case", () => {
  const cases = [false, true].flatMap((portalAccess) =>
    [false, true].flatMap((accessEnabled) =>
      [false, true].flatMap((archived) =>
        [false, true].map((verified) => ({ portalAccess, chart: { accessEnabled, archived, verified } })),
      ),
    ),
  );
  expect(cases).toHaveLength(16);
  const open = { portalAccess: true, chart: { accessEnabled: true, archived: false, verified: true } };
  expect(cases.filter(isAccessEffective)).toEqual([open]);
});

test("opening the clinic's gate never helps a chart whose own are shut", () => {
  const chart = fc.record({ accessEnabled: fc.boolean(), archived: fc.boolean(), verified: fc.boolean() });
  fc.assert(
    fc.property(chart, (of) => {
      const own = of.accessEnabled && !of.archived && of.verified;
      expect(isAccessEffective({ portalAccess: true, chart: of })).toBe(own);
      expect(isAccessEffective({ portalAccess: false, chart: of })).toBe(false);
    }),
  );
});
