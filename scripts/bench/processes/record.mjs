import { Agent } from "node:http";
import { createReplay } from "./replay.mjs";
import { sendCall } from "./send-calls.mjs";
import { challengeOf, createAskers } from "./steps.mjs";

/** @typedef {import("./writing-clinic.mjs").Person} Person */

const ownOf = (/** @type {Person} */ { patientId, index, email, answered, closed }) => [patientId, index, email, answered, closed];

/**
 * What each step sends to the database, taken down once, so that a floor can send the same for other people.
 * @param {object} given
 * @param {import("./writing-clinic.mjs").WritingClinic} given.clinic
 * @param {number} given.port of a process whose statements are heard
 * @param {import("../sign-in/statements.mjs").StatementRecorder} given.recorder
 * @param {Awaited<ReturnType<typeof import("../../cluster/prove/post-box.mjs").openPostBox>>} given.postBox
 * @param {[Person, Person]} given.people
 */
export async function record({ clinic, port, recorder, postBox, people: [first, person] }) {
  const askers = createAskers(clinic, "here");
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  /** @type {import("./replay.mjs").Statement[][]} */
  const flow = [];
  /** @type {string[]} */
  const answers = [];
  /** @param {import("./send-calls.mjs").Call} call */
  const done = async (call) => {
    recorder.take();
    const answer = await sendCall(agent, port, call);
    if (answer.status !== 200 || !answer.text.includes('"errors":[]')) throw new Error(`Not done: ${answer.status} ${answer.text}`);
    flow.push(recorder.take());
    answers.push(answer.text);
    return answer;
  };
  /** @param {Person} who */
  const whole = async (who) => {
    const asked = await done(askers.request(who));
    const [code = ""] = await postBox.codesFor(who.email, 1);
    const verified = await done(askers.verify(challengeOf(asked), code, asked.cookie));
    await done(askers.reply(who, verified.cookie));
    await done(askers.close(who));
  };
  try {
    // The first of all prepares what is sent later without a word.
    await whole(first);
    flow.length = answers.length = 0;
    await whole(person);
  } finally {
    agent.destroy();
  }
  const replay = createReplay(flow, ownOf(person), clinic.everybodys);
  return { answers, statements: flow.map(({ length }) => length), replay: (/** @type {Person} */ who) => replay(ownOf(who)) };
}

/** @typedef {Awaited<ReturnType<typeof record>>} Recorded */
