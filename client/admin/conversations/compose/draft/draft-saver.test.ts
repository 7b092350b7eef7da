import type { Problem } from "../../../../shared/forms/problems.ts";
import { nothingWritten, type WrittenWithFiles } from "../written.ts";
import { DraftSaver, nothing } from "./draft-saver.ts";

const writing = (bodyHtml: string): string => JSON.stringify({ ...nothingWritten, bodyHtml, attachmentIds: [] });

/** A saver whose saves end when the test says so. */
function startSaver() {
  const under: { readonly body: string; readonly leaving: boolean; readonly end: (problem: Problem | null) => void }[] = [];
  const told: (Problem | null)[] = [];
  const saver = new DraftSaver({
    kept: nothing,
    save: ({ bodyHtml }: WrittenWithFiles, leaving) =>
      new Promise((end) => {
        under.push({ body: bodyHtml, leaving, end });
      }),
    tell: ({ problem }) => told.push(problem),
  });
  return { saver, under, told };
}

const failed: Problem = { field: null, words: "form.failed" };

const settle = () => jest.advanceTimersByTimeAsync(0);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it("saves once for many letters, and nothing twice", async () => {
  const { saver, under } = startSaver();
  saver.want(writing("a"));
  saver.want(writing("ab"));
  await jest.advanceTimersByTimeAsync(1_000);
  expect(under.map(({ body }) => body)).toEqual(["ab"]);
  under[0]!.end(null);
  await settle();
  saver.want(writing("ab"));
  await jest.advanceTimersByTimeAsync(60_000);
  expect(under).toHaveLength(1);
});

it("saves what came meanwhile after what is under way", async () => {
  const { saver, under } = startSaver();
  saver.want(writing("a"));
  await jest.advanceTimersByTimeAsync(1_000);
  saver.want(writing("ab"));
  await jest.advanceTimersByTimeAsync(5_000);
  expect(under).toHaveLength(1);
  under[0]!.end(null);
  await settle();
  expect(under.map(({ body }) => body)).toEqual(["a", "ab"]);
});

it("tries again what failed, and says so", async () => {
  const { saver, under, told } = startSaver();
  saver.want(writing("a"));
  await jest.advanceTimersByTimeAsync(1_000);
  under[0]!.end(failed);
  await jest.advanceTimersByTimeAsync(10_000);
  under[1]!.end(null);
  await settle();
  expect(under.map(({ body }) => body)).toEqual(["a", "a"]);
  expect(told).toEqual([failed, null]);
});

it("rests once what is under way has ended, and keeps nothing of what was sent", async () => {
  const { saver, under } = startSaver();
  saver.want(writing("a"));
  await jest.advanceTimersByTimeAsync(1_000);
  saver.want(writing("ab"));
  const resting = saver.rest();
  under[0]!.end(null);
  await resting;
  await jest.advanceTimersByTimeAsync(60_000);
  saver.startOver();
  await saver.saveNow(true);
  expect(under).toHaveLength(1);
});

it("goes on where sending failed", async () => {
  const { saver, under } = startSaver();
  saver.want(writing("a"));
  await saver.rest();
  saver.resume();
  await settle();
  expect(under.map(({ body }) => body)).toEqual(["a"]);
});

it("saves at once when the page is left", async () => {
  const { saver, under } = startSaver();
  saver.want(writing("a"));
  void saver.saveNow(true);
  await settle();
  expect(under).toMatchObject([{ body: "a", leaving: true }]);
});

it("throws away what was kept when what is written goes elsewhere", async () => {
  const { saver, under } = startSaver();
  saver.want(writing("a"));
  saver.throwAway();
  await settle();
  expect(under).toMatchObject([{ body: "" }]);
});
