import { Agent } from "node:http";
import { challengeOf } from "./steps.mjs";
import { sendCall } from "./send-calls.mjs";

/** @typedef {import("./send-calls.mjs").Answer} Answer */
/** @typedef {import("./send-calls.mjs").Call} Call */

const wrongCode = "00000000";
const mostWrong = 5;

const settingsVersion = "query { portalSettings { version } }";
const saveSettings = "mutation ($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) { errors { code } } }";

/**
 * Whether the processes behave as one: what one of them did counts in all the others at once.
 * @param {object} given
 * @param {number[]} given.ports of the processes
 * @param {number} given.here the port of one more, this one, where settings are saved
 * @param {import("./writing-clinic.mjs").WritingClinic} given.clinic
 * @param {import("./steps.mjs").Askers} given.askers
 * @param {Awaited<ReturnType<typeof import("../../cluster/prove/post-box.mjs").openPostBox>>} given.postBox
 * @param {import("./writing-clinic.mjs").Person[]} given.people of whom nobody has asked for anything yet
 */
export async function demandOne({ ports, here, clinic, askers, postBox, people }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const { host } = askers;
  const [first, second, third] = /** @type {[typeof people[0], typeof people[0], typeof people[0]]} */ (people);
  /** @param {Call} call @param {number} [times] of each process, at once @returns {Promise<Answer[]>} */
  const everywhere = (call, times = 1) =>
    Promise.all(Array.from({ length: times }, () => ports).flatMap((all) => all.map((port) => sendCall(agent, port, call))));
  const at = (/** @type {number} */ place, /** @type {Call} */ call) => sendCall(agent, Number(ports[place % ports.length]), call);
  const codeOf = async (/** @type {typeof first} */ { email }) => String((await postBox.codesFor(email, 1))[0]);
  const having = (/** @type {Answer[]} */ answers, /** @type {string} */ text) => answers.filter((answer) => answer.text.includes(text));
  /** @type {string[]} */
  const lines = [];
  /** @param {boolean} holds @param {string} said */
  const demand = (holds, said) => {
    if (!holds) throw new Error(`The processes are not one: ${said}`);
    lines.push(said);
  };
  const live = (/** @type {string} */ cookie) => askers.call("PortalLive", {}, { host, network: "203.0.113.9", cookie });
  try {
    const asked = await at(0, askers.request(first));
    const signedIn = having(await everywhere(askers.verify(challengeOf(asked), await codeOf(first), asked.cookie), 8), '"SIGNED_IN"');
    demand(
      signedIn.length === 1,
      `one right code sent ${8 * ports.length} times to ${ports.length} processes at once: ${signedIn.length} session`,
    );
    const cookie = String(signedIn[0]?.cookie);
    const seen = having(await everywhere(live(cookie)), '"unreadMessages"');
    demand(seen.length === ports.length, `its session holds in ${seen.length} of them`);
    await at(2, askers.call("SignOutPatient", {}, { host, network: "203.0.113.9", cookie }));
    const left = having(await everywhere(live(cookie)), '"unreadMessages"');
    demand(left.length === 0, `ended in one of them, it holds at once in ${left.length}`);

    const requests = await Promise.all(ports.map((_, place) => at(place, askers.request(second, "198.51.100.7"))));
    const sent = requests.filter(({ text }) => text.includes('"challenge":{'));
    demand(sent.length === 1, `a code asked for in all of them at once: ${sent.length} is sent, the others are told to wait`);
    const challenge = challengeOf(sent[0]);
    const browser = String(sent[0]?.cookie);
    const guesses = await everywhere(askers.verify(challenge, wrongCode, browser), 8);
    const evaluated = having(guesses, '"OTP_INVALID"').length;
    demand(
      evaluated <= mostWrong && evaluated > 0,
      `${guesses.length} wrong codes at once: ${evaluated} are looked at, the others are turned away`,
    );
    const late = having(await everywhere(askers.verify(challenge, await codeOf(second), browser)), '"SIGNED_IN"');
    demand(late.length === 0, `the right one after them signs in nobody in any of them`);

    const again = await at(1, askers.request(third));
    const other = await at(3, askers.verify(challengeOf(again), await codeOf(third), again.cookie));
    demand(other.text.includes('"SIGNED_IN"'), "a code asked for in one of them is right in another");
    const save = await savesSettings(agent, here, clinic);
    await save({ portalAccess: false });
    const open = having(await everywhere(live(other.cookie)), '"unreadMessages"');
    await save({ portalAccess: true });
    demand(open.length === 0, `the portal closed by another process: open to its patients at once in ${open.length}`);
    return lines;
  } finally {
    agent.destroy();
  }
}

/** @param {Agent} agent @param {number} port @param {import("./writing-clinic.mjs").WritingClinic} clinic */
async function savesSettings(agent, port, { hosts, support }) {
  /** @param {string} query @param {object} variables */
  const ask = async (query, variables) => {
    const headers = { host: hosts.here, "content-type": "application/json", "portail-app": "admin", cookie: `portail-admin=${support}` };
    const { text } = await sendCall(agent, port, { headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = JSON.parse(text);
    if (errors) throw new Error(text);
    return data;
  };
  return async (/** @type {object} */ change) => {
    const { version } = (await ask(settingsVersion, {})).portalSettings;
    const { errors } = (await ask(saveSettings, { input: { version, ...change } })).updatePortalSettings;
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
  };
}
