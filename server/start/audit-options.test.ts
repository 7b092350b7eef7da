import { readAuditOptions } from "./audit-options.ts";
import { chainLines, findingLine } from "./tell-chain.ts";

const hash = "5f".repeat(32);

test("all clinics, one, or one against a head that was kept", () => {
  expect(readAuditOptions([])).toEqual({ slug: null, head: null });
  expect(readAuditOptions(["--clinic", "demo"])).toEqual({ slug: "demo", head: null });
  expect(readAuditOptions(["--clinic", "demo", "--head", `12:${hash}`])).toEqual({ slug: "demo", head: { number: 12, hash } });
});

test.each([
  [["--head", `12:${hash}`], "A head is one clinic's"],
  [["--clinic", "demo", "--head", "12"], "--head is not"],
  [["--clinic", "demo", "--head", `0:${hash}`], "--head is not"],
  [["demo"], "Use: npm run audit:verify"],
  [["--clinics"], "Use: npm run audit:verify"],
])("%j is refused in one line", (args, why) => {
  expect(() => readAuditOptions(args)).toThrow(why);
});

test("what was found is said with where it is", () => {
  expect(findingLine({ kind: "ROW_CHANGED", block: 3, eventId: "01KB" })).toBe(
    "  ROW_CHANGED block 3 event 01KB: an event, or what it names, is not as it was sealed.",
  );
  expect(findingLine({ kind: "BLOCK_MISSING", block: 3, until: 5 })).toBe("  BLOCK_MISSING blocks 3 to 5: the block is gone.");
});

test("the outcome, what waits, and the head to be kept", () => {
  const summary = { head: { number: 2, hash }, blocks: 2, rows: 31, removedRows: 4, findings: 0 };
  expect(chainLines("demo", summary, { rows: 1, since: new Date("2026-03-14T15:00:00.000Z") })).toEqual([
    "demo: intact. 2 blocks, 31 rows, 4 rows removed after their time.",
    "  1 row not sealed yet since 2026-03-14T15:00:00.000Z.",
    `  Head: 2:${hash}`,
  ]);
  expect(chainLines("demo", { ...summary, head: null, findings: 1 }, { rows: 0, since: null })[0]).toContain("NOT intact: 1 finding.");
});
