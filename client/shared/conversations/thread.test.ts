import { stretchOf, threadOf, withNewest, withOlder, withWritten } from "./thread.ts";

const at = (position: number) => ({ cursor: `c${position}`, node: { position } });
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => at(from + place));
const page = (from: number, to: number) => ({ edges: range(from, to), pageInfo: { hasPreviousPage: from > 1 } });
const positions = ({ edges }: { edges: readonly { node: { position: number } }[] }) => edges.map(({ node }) => node.position);

test.each([
  ["nothing new", page(3, 5), page(4, 5), [3, 4, 5], true],
  ["one more", page(3, 5), page(5, 6), [3, 4, 5, 6], true],
  ["that follows at once", page(3, 5), page(6, 8), [3, 4, 5, 6, 7, 8], true],
  ["a gap", page(3, 5), page(7, 9), [7, 8, 9], true],
  ["the beginning", page(3, 5), page(1, 5), [1, 2, 3, 4, 5], false],
  ["an empty one before", { edges: [], pageInfo: { hasPreviousPage: false } }, page(1, 1), [1], false],
])("the newest page: %s", (_, before, newest, shown, hasOlder) => {
  const thread = withNewest(threadOf(before), newest);
  expect([positions(thread), thread.hasOlder]).toEqual([shown, hasOlder]);
});

test("older ones come before, none twice", () => {
  const thread = withOlder(threadOf(page(5, 6)), page(2, 5));
  expect([positions(thread), thread.hasOlder]).toEqual([[2, 3, 4, 5, 6], true]);
  expect(withOlder(thread, page(1, 1)).hasOlder).toBe(false);
  expect(withOlder(threadOf(page(8, 9)), page(2, 6))).toEqual(threadOf(page(8, 9)));
});

test("what was written follows at once, or waits for those before it", () => {
  const thread = threadOf(page(1, 2));
  expect(positions(withWritten(thread, { position: 3 }))).toEqual([1, 2, 3]);
  expect(withWritten(thread, { position: 4 })).toBe(thread);
  expect(withWritten(thread, { position: 2 })).toBe(thread);
});

test("one message is asked for by what follows it", () => {
  const thread = threadOf(page(1, 4));
  expect(stretchOf(thread, 2)).toEqual({ last: 1, before: "c3" });
  expect(stretchOf(thread, 4)).toEqual({ last: 1, before: null });
  const written = withWritten(thread, { position: 5 });
  expect(stretchOf(written, 4)).toEqual({ last: 2, before: null });
  expect(stretchOf(withNewest(written, page(6, 6)), 4)).toEqual({ last: 2, before: "c6" });
});
