import { Agent } from "node:http";
import { atOnce, rate } from "../floor.mjs";
import { askKeepingCookie } from "./ask.mjs";

/** @typedef {import("../load/pace.mjs").Sent} Sent */

/** What asks, a process of its own: a port's requests, so many at once; and all that was answered. */
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

process.on("message", async (/** @type {{ port: number, requests: Sent[] }} */ { port, requests }) => {
  /** @type {import("./ask.mjs").Answered[]} */
  const answers = [];
  try {
    const perSecond = await rate(requests.length, async (place) => {
      answers[place] = await askKeepingCookie(agent, port, /** @type {Sent} */ (requests[place]));
    });
    process.send?.({ perSecond, answers });
  } catch (error) {
    process.send?.({ failed: String(error) });
  }
});
process.on("disconnect", () => process.exit(0));
