import { PassThrough } from "node:stream";
import { createLogger } from "../gateways/logger.ts";
import type { Sweep } from "../kernel/sweep.ts";
import { Metrics } from "../gateways/metrics/metrics.ts";
import { Sweeper } from "./sweeper.ts";

const hour = 3_600_000;

let lines: string[];
let sweeper: Sweeper;

/** Jitter that is none: the first run after 15 s, the others an hour apart. */
const started = (sweeps: readonly Sweep[], random = (): number => 0.5): Sweeper => {
  const destination = new PassThrough().on("data", (line: Buffer) => lines.push(line.toString("utf8")));
  sweeper = new Sweeper(sweeps, createLogger({ level: "debug", destination }), new Metrics(), random);
  sweeper.start();
  return sweeper;
};

const sweep = (run: Sweep["run"], everyMs = hour): Sweep => ({ name: "old-things", everyMs, run });

beforeEach(() => {
  lines = [];
  jest.useFakeTimers();
});

afterEach(async () => {
  await sweeper.stop();
  jest.useRealTimers();
});

test("a sweep runs shortly after the start, then again and again", async () => {
  const run = jest.fn(async () => undefined);
  started([sweep(run)]);
  await jest.advanceTimersByTimeAsync(14_999);
  expect(run).toHaveBeenCalledTimes(0);
  await jest.advanceTimersByTimeAsync(1);
  expect(run).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(3 * hour);
  expect(run).toHaveBeenCalledTimes(4);
  expect(lines.join("")).toContain('"kind":"OLD_THINGS"');
});

test.each([
  [0, 0],
  [0.999, 29_970],
])("processes that start together sweep at different times: %d", async (random, firstAfterMs) => {
  const run = jest.fn(async () => undefined);
  started([sweep(run)], () => random);
  if (firstAfterMs > 0) await jest.advanceTimersByTimeAsync(firstAfterMs - 1);
  expect(run).toHaveBeenCalledTimes(0);
  await jest.advanceTimersByTimeAsync(1);
  expect(run).toHaveBeenCalledTimes(1);
});

test("one that takes longer than its pause never runs beside itself, and holds up no other", async () => {
  let inside = 0;
  let most = 0;
  const slow = jest.fn(async () => {
    most = Math.max(most, (inside += 1));
    await new Promise((resolve) => setTimeout(resolve, 5 * hour));
    inside -= 1;
  });
  const quick = jest.fn(async () => undefined);
  started([sweep(slow), sweep(quick)]);
  const left = jest.advanceTimersByTimeAsync(10.5 * hour);
  await left;
  expect(slow).toHaveBeenCalledTimes(2);
  expect(most).toBe(1);
  expect(quick).toHaveBeenCalledTimes(11);
  const stopped = sweeper.stop();
  await jest.advanceTimersByTimeAsync(10 * hour);
  await stopped;
});

test("one that fails is logged without what its error says, and runs again", async () => {
  const run = jest.fn(async () => {
    throw new Error("Ève Tremblay, TREM 8452 2912");
  });
  started([sweep(run)]);
  await jest.advanceTimersByTimeAsync(2 * hour);
  expect(run).toHaveBeenCalledTimes(2);
  const log = lines.join("");
  expect(log).toContain('"event":"sweep.failed"');
  expect(log).not.toContain("Tremblay");
});

test("stopping tells what is under way, waits for it, and begins nothing any more", async () => {
  const heard: string[] = [];
  const run = jest.fn(async (signal: AbortSignal) => {
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    heard.push("told");
  });
  started([sweep(run)]);
  await jest.advanceTimersByTimeAsync(15_000);
  expect(run).toHaveBeenCalledTimes(1);
  await sweeper.stop();
  expect(heard).toEqual(["told"]);
  await jest.advanceTimersByTimeAsync(10 * hour);
  expect(run).toHaveBeenCalledTimes(1);
  expect(jest.getTimerCount()).toBe(0);
});

test("stopping before the first run leaves nothing behind", async () => {
  const run = jest.fn(async () => undefined);
  started([sweep(run)]);
  await sweeper.stop();
  await jest.advanceTimersByTimeAsync(hour);
  expect(run).not.toHaveBeenCalled();
  expect(jest.getTimerCount()).toBe(0);
});
