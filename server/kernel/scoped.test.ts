import { setTimeout as delay } from "node:timers/promises";
import { Scoped } from "./scoped.ts";

const colour = new Scoped<string>();
const size = new Scoped<number>();

test("what work calls finds its value, also later, and nobody else does", async () => {
  const seen: (string | undefined)[] = [];
  const look = async (): Promise<void> => {
    seen.push(colour.get());
    await delay(2);
    seen.push(colour.get());
  };
  await Promise.all([colour.run("red", look), colour.run("blue", look), look()]);
  expect(seen).toEqual(["red", "blue", undefined, "red", "blue", undefined]);
  expect(colour.get()).toBeUndefined();
});

test("scopes of several kinds lie in each other, in any order, and the innermost of a kind holds", () => {
  const both = (): unknown => [colour.get(), size.get()];
  expect(colour.run("red", () => size.run(1, both))).toEqual(["red", 1]);
  expect(size.run(1, () => colour.run("red", both))).toEqual(["red", 1]);
  expect(colour.run("red", () => size.run(1, () => colour.run("blue", both)))).toEqual(["blue", 1]);
  expect(colour.run("red", () => [colour.run("blue", both), both()])).toEqual([
    ["blue", undefined],
    ["red", undefined],
  ]);
});

test("what the work gives or throws comes out, and the scope is left", () => {
  expect(size.run(3, () => "given")).toBe("given");
  expect(() =>
    size.run(3, () => {
      throw new Error("thrown");
    }),
  ).toThrow("thrown");
  expect(size.get()).toBeUndefined();
});
