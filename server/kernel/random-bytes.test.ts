import { randomBytes } from "./random-bytes.ts";

test("no byte is given out twice, and what was given out stays as it is", () => {
  const given = Array.from({ length: 2_000 }, () => randomBytes(12));
  const before = given.map((bytes) => bytes.toString("hex"));
  for (let more = 0; more < 2_000; more += 1) randomBytes(12);
  expect(given.map((bytes) => bytes.toString("hex"))).toEqual(before);
  expect(new Set(before).size).toBe(before.length);
  const places = given.map(({ buffer, byteOffset }, place) => ({ buffer, byteOffset, place }));
  for (const { buffer, byteOffset, place } of places.slice(1))
    if (buffer === places[place - 1]!.buffer) expect(byteOffset).toBe(places[place - 1]!.byteOffset + 12);
});

test("any number of bytes can be had, more than are fetched at a time as well", () => {
  for (const count of [1, 32, 4_095, 4_096, 4_097, 10_000]) {
    const bytes = randomBytes(count);
    expect(bytes).toHaveLength(count);
    if (count > 1_000) expect(new Set(bytes).size).toBeGreaterThan(200);
  }
});
