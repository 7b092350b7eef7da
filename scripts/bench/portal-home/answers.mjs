import assert from "node:assert/strict";
import { Agent } from "node:http";
import { operations } from "../home/home-requests.mjs";
import { ask } from "../load/pace.mjs";

/** @typedef {import("./subjects.mjs").Subject} Subject */

const sampled = 25;

/** @param {Subject} subject */
async function answersOf({ name, port, sent }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const patients = sent.length / operations.length;
  const step = operations.length * Math.max(1, Math.floor(patients / sampled));
  const answers = [];
  try {
    for (let patient = 0; patient < sent.length; patient += step)
      for (const request of sent.slice(patient, patient + operations.length)) {
        const { status, text } = await ask(agent, port, request);
        if (status !== 200) throw new Error(`${name} answered ${status}: ${text.slice(0, 500)}`);
        answers.push(text);
      }
  } finally {
    agent.destroy();
  }
  return answers;
}

/** What a page must show: five of twenty on either side, something to pay, something to read. @param {string[]} answers */
function demandSense(answers) {
  const { data } = JSON.parse(answers[0] ?? "{}");
  const { upcoming, past, openInvoices } = data.viewer.patient;
  for (const { edges, pageInfo } of [upcoming, past]) assert.deepEqual([edges.length, pageInfo.hasNextPage], [5, true]);
  assert.deepEqual([openInvoices.count, openInvoices.total.cents], [2, 16_000]);
  assert.equal(JSON.parse(answers[1] ?? "{}").data.viewer.patient.unreadMessages, 2);
  assert.notEqual(answers[0], answers[2]);
}

/** @param {string} answer @param {string} expected */
function demandSameBytes(answer, expected) {
  if (answer === expected) return;
  const place = [...expected].findIndex((letter, index) => letter !== answer[index]);
  const [ours, theirs] = [expected, answer].map((text) => JSON.stringify(text.slice(Math.max(0, place - 40), place + 40)));
  throw new Error(`The floor doesn't answer the product's bytes from ${place}: ${theirs} instead of ${ours}`);
}

/**
 * Whether all of them answer the same for many patients: the floor byte for byte, the others the same data; and nothing to anybody
 * whose cookie is of no session.
 * @param {Subject[]} subjects the product first
 */
export async function compareAnswers(subjects) {
  const [product, ...rest] = subjects;
  if (!product) return;
  const expected = await answersOf(product);
  demandSense(expected);
  for (const subject of rest) {
    const answers = await answersOf(subject);
    for (const [place, answer] of answers.entries())
      if (subject.name === "floor") demandSameBytes(answer, String(expected[place]));
      else assert.deepEqual(JSON.parse(answer), JSON.parse(String(expected[place])), `${subject.name} answers something else.`);
  }
  for (const { name, port, sent } of subjects) {
    const [request] = sent;
    if (!request) continue;
    const headers = { ...request.headers, cookie: `__Host-portail-portal=${"x".repeat(43)}` };
    const { text } = await ask(new Agent(), port, { ...request, headers });
    assert.equal(JSON.parse(text).data?.viewer ?? null, null, `${name} shows strangers something.`);
  }
}
