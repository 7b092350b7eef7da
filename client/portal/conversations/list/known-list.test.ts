import { listOf, withFirst, withLater } from "./known-list.ts";

const page = (ids: string, next: string | null = null) => ({
  edges: [...ids].map((id) => ({ node: { id } })),
  pageInfo: { hasNextPage: next !== null, endCursor: next },
});

const ids = ({ nodes }: { nodes: readonly { id: string }[] }) => nodes.map(({ id }) => id).join("");

test("a later page follows, without those that have moved there meanwhile", () => {
  const list = withLater(listOf(page("abc", "c")), page("cde"));
  expect([ids(list), list.hasMore, list.endCursor, list.addedFrom]).toEqual(["abcde", false, null, 3]);
});

test.each([
  ["nothing moved", "abc", "abcde"],
  ["one has moved up", "dab", "dabce"],
  ["one has come", "xab", "xabcde"],
  ["more has come than a page holds", "xyz", "xyz"],
])("looked at again after two pages: %s", (_, first, shown) => {
  const list = withFirst(withLater(listOf(page("abc", "c")), page("de", "e")), page(first, "1"));
  expect(ids(list)).toBe(shown);
  expect(list.endCursor).toBe(shown.length > 3 ? "e" : "1");
});

test("looked at again after one page it is the page", () => {
  const list = withFirst(listOf(page("abc", "c")), page("dab", "b"));
  expect([ids(list), list.endCursor]).toEqual(["dab", "b"]);
});
