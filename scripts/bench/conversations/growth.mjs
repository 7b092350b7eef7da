import { createConnection } from "mysql2/promise";
import { measureInRounds, median, ratios, spread, spreadsOf, table } from "../measure.mjs";
import { built, database } from "../product.mjs";
import { longOne } from "./fill-conversations.mjs";

/** @typedef {import("./fill-conversations.mjs").Talking} Talking */

/** What the desk types. */
const searches = {
  "a rare word": "radiographie",
  "a common word": "suivi",
  "a common beginning": "resul",
  "a name and a word": "gagnon examen",
  "a word of nobody": "cardiologie",
};

/** Everything that is listed, of one clinic. @param {any} manager @param {Talking} talking */
async function pagesOf(manager, { clinicId, patientId, staffId }) {
  const { listConversations, listOfPatient } = await built("modules/conversations/reading/list-conversations.js");
  const { countConversations } = await built("modules/conversations/reading/count-conversations.js");
  const { countUnreadOf } = await built("modules/conversations/reading/count-unread-of-patients.js");
  const { readMessages } = await built("modules/conversations/reading/read-messages.js");
  const actor = { kind: "staff", id: staffId, clinicId };
  const list = (/** @type {object} */ wish) =>
    listConversations(manager, actor, { filter: "OPEN", patientId: null, search: "", first: 20, after: null, ...wish });
  const far = async () => {
    /** @type {string | null} */
    let after = null;
    for (let turn = 0; turn < 3; turn += 1) {
      /** @type {{ items: { cursor: string }[] }} */
      const { items } = await list({ first: 20, after });
      after = items.at(-1)?.cursor ?? after;
    }
    return after;
  };
  const after = await far();
  const thread = { clinicId, conversationId: longOne, last: 20 };
  const { items } = await readMessages(manager, { ...thread, before: null });
  const before = items[0]?.cursor ?? null;
  return {
    "inbox, open": () => list({}),
    "inbox, fourth page": () => list({ after }),
    "inbox, unread": () => list({ filter: "UNREAD" }),
    "inbox, mine": () => list({ filter: "MINE" }),
    "inbox, all": () => list({ filter: "ALL" }),
    "inbox's counts": () => countConversations(manager, clinicId, staffId),
    "a patient's list": () => listOfPatient(manager, { clinicId, patientId, first: 20, after: null }),
    "a patient's unread": () => countUnreadOf(manager, clinicId, [patientId]),
    "a thread, newest": () => readMessages(manager, { ...thread, before: null }),
    "a thread, further": () => readMessages(manager, { ...thread, before }),
    ...Object.fromEntries(Object.entries(searches).map(([name, search]) => [`search: ${name}`, () => list({ filter: "ALL", search })])),
  };
}

/**
 * Two words that most conversations have one of, and none both: every conversation is looked at.
 * @param {any} services @param {readonly Talking[]} talkings
 */
async function measureApart(services, talkings) {
  const { listConversations } = await built("modules/conversations/reading/list-conversations.js");
  const told = [];
  for (const { clinicId, staffId, size } of talkings) {
    const times = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const began = performance.now();
      const list = { filter: "ALL", patientId: null, search: "examen resultat", first: 20, after: null };
      await listConversations(services.database.source.manager, { kind: "staff", id: staffId, clinicId }, list);
      times.push(performance.now() - began);
    }
    told.push(`${median(times).toFixed(1)} ms at ${size.toLocaleString("en")}`);
  }
  return `two common words that are never together: ${told.join(", ")}`;
}

/**
 * Every page at each clinic's size, against its own statements over bare mysql2 whose rows nobody looks at.
 * @param {{ url: string, services: any, recorder: import("../sign-in/statements.mjs").StatementRecorder, talkings: readonly Talking[], rounds: number }} given
 */
export async function measureGrowth({ url, services, recorder, talkings, rounds }) {
  const { hostname: host, port, username: user } = new URL(url);
  const bare = await createConnection({ host, port: Number(port), user, database, timezone: "Z", ...{ trace: false } });
  try {
    /** @type {import("../measure.mjs").Subject[]} */
    const subjects = [];
    /** @type {string[]} */
    let kinds = [];
    for (const talking of talkings) {
      const pages = await pagesOf(services.database.source.manager, talking);
      kinds = Object.keys(pages);
      for (const [kind, run] of Object.entries(pages)) {
        recorder.take();
        await run();
        const statements = recorder.take();
        const floor = async () => {
          for (const { sql, parameters } of statements) await bare.execute(sql, /** @type {string[]} */ (parameters));
        };
        if (talking === talkings.at(-1)) subjects.push({ name: `floor of ${kind} ${talking.size}`, run: floor });
        subjects.push({ name: `${kind} ${talking.size}`, run });
      }
    }
    const times = await measureInRounds(subjects, rounds, 6, 3);
    const apart = await measureApart(services, talkings);
    recorder.take();
    const of = (/** @type {string} */ name) => times.get(name) ?? [];
    const sizes = talkings.map(({ size }) => size);
    const [smallest, largest] = [sizes[0], sizes.at(-1)];
    const lines = [
      `ms a page of twenty: median of ${rounds} interleaved rounds (lowest–highest); goal: largest ≤ 1.3 × smallest`,
      ...table([
        ["", ...sizes.map((size) => `${size.toLocaleString("en")} messages`), "largest × floor", "largest × smallest"],
        ...kinds.map((kind) => [
          kind,
          ...sizes.map((size) => spread(of(`${kind} ${size}`))),
          spread(ratios(of(`${kind} ${largest}`), of(`floor of ${kind} ${largest}`))),
          spread(ratios(of(`${kind} ${largest}`), of(`${kind} ${smallest}`))),
        ]),
      ]),
      apart,
    ];
    return { lines, ms: spreadsOf(times) };
  } finally {
    await bare.end();
  }
}
