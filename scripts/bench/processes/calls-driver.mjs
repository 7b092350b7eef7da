import { sendCalls } from "./send-calls.mjs";

/** What sends each call once, a process of its own. */
process.on("message", async (/** @type {any} */ { port, calls, connections }) => {
  const { ms, answers } = await sendCalls(port, calls, connections);
  const wrong = answers.filter(({ status, text }) => status !== 200 || !text.includes('"errors":[]'));
  process.send?.({ ms, count: answers.length, answers, wrong: wrong.map(({ status, text }) => `${status} ${text.slice(0, 300)}`) });
});
process.on("disconnect", () => process.exit(0));
