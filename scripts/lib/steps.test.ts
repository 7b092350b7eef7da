import { createSteps, explain } from "./steps.mjs";
import { CommandFailed } from "./run.mjs";

function listen(isTTY: boolean) {
  const written: string[] = [];
  const out = { isTTY, write: (text: string) => written.push(text) > 0 };
  return { out, text: () => written.join("").replace(/\d+\.\d s/g, "0.0 s") };
}

test("a step done at once takes one line, with its remark", async () => {
  const { out, text } = listen(false);
  const step = createSteps(2, out);
  await step("Building", (remark) => remark("unchanged"));
  step.last("Starting");
  expect(text()).toBe("[1/2] Building ✓ unchanged 0.0 s\n[2/2] Starting…\n");
});

test("a step that takes time is announced before it ends, and what it tells comes under it", async () => {
  const { out, text } = listen(false);
  const during = await createSteps(1, out)("Checking", async (_, tell) => {
    tell("✓ lint");
    return Promise.resolve(text());
  });
  expect(during).toBe("[1/1] Checking…\n      ✓ lint\n");
  expect(text()).toBe(`${during}      ✓ 0.0 s\n`);
});

test("in a terminal the line of the step is rewritten", async () => {
  const { out, text } = listen(true);
  await createSteps(1, out)("Building", () => undefined);
  expect(text()).toContain("\r\u001b[K[1/1] Building ✓ 0.0 s\n");
});

test("a failing step is marked and its error passed on", async () => {
  const { out, text } = listen(false);
  const failure = new CommandFailed("tsc -p tsconfig.json", "an error there");
  await expect(createSteps(1, out)("Building", () => Promise.reject(failure))).rejects.toBe(failure);
  expect(text()).toBe("[1/1] Building ✗ 0.0 s\n");
  expect(explain(failure)).toBe("an error there\n\ntsc -p tsconfig.json failed");
});
