import { Agent } from "node:http";
import { ask } from "../load/pace.mjs";

/** @typedef {import("./asks.mjs").Asked} Asked */
/** @typedef {import("./asks.mjs").Sent} Sent */
/** @typedef {import("./clinics.mjs").GrownClinic} GrownClinic */
/** @typedef {{ name: string, calls?: number | undefined, bySize: ((place: number) => Promise<{ bytes: number } | void>)[] }} Subject */

/** One request at a time, over one connection that is kept. @param {number} port */
export function createAsker(port) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  /** Whatever isn't an answer without errors makes the measurement worthless. @param {Sent} sent */
  const answer = async (sent) => {
    const { status, text } = await ask(agent, port, sent);
    const read = status === 200 ? JSON.parse(text) : undefined;
    if (!read?.data || read.errors) throw new Error(`${status} to ${sent.body.slice(0, 300)}: ${text.slice(0, 500)}`);
    return { ...read, bytes: text.length };
  };
  return { answer, close: () => agent.destroy() };
}

/**
 * Every query, ready for each clinic.
 * @param {readonly Asked[]} asks @param {readonly GrownClinic[]} clinics @param {(sent: Sent) => Promise<any>} answer
 * @returns {Promise<Subject[]>}
 */
export async function prepareSubjects(asks, clinics, answer) {
  const subjects = [];
  for (const { name, prepare, calls } of asks) {
    const bySize = [];
    for (const clinic of clinics) {
      const sending = await prepare(clinic, answer);
      bySize.push((/** @type {number} */ place) => answer(sending(clinic, place)));
    }
    subjects.push({ name, calls, bySize });
  }
  return subjects;
}
