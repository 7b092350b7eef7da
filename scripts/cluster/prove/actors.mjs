import { randomUUID } from "node:crypto";
import { operations } from "./operations.mjs";

/** @typedef {ReturnType<typeof import("./caller.mjs").createCaller>["call"]} Call */
/** @typedef {{ externalId: string, id: string, number: string, email: string }} Chart */
/**
 * @typedef {{ charts: Chart[], appointments: string[], subjects: string[], replies: string[], patientBatches: number, sessions: number, lostSignIns: number }} Written
 * what was acknowledged
 */
/** @typedef {{ call: Call, tally: import("./tally.mjs").Tally, written: Written, token: string, typeId: string, going: () => boolean }} Setting */

/** @returns {Written} */
export const nothingWritten = () => ({
  charts: [],
  appointments: [],
  subjects: [],
  replies: [],
  patientBatches: 0,
  sessions: 0,
  lostSignIns: 0,
});

const batch = 4;
const visits = 2;

/** @param {{ errors: { code: string }[], outcome?: string }[]} results */
function demandDone(results) {
  const wrong = results.filter(({ errors }) => errors.length > 0);
  if (wrong.length > 0) throw new Error(`Not taken: ${JSON.stringify(wrong)}`);
}

/** An integrating team's program: charts, and appointments of theirs, in batches. @param {Setting} setting @param {string} name */
export async function feed({ call, written, token, typeId, going }, name) {
  for (let round = 0; going(); round += 1) {
    const patients = Array.from({ length: batch }, (_, place) => {
      const number = String(100_000_000 + numberOf(name, round * batch + place));
      const email = `p${number}@cluster.example`;
      const facts = { firstName: "Ève", lastName: "Tremblay", dateOfBirth: "1984-02-29", sex: "FEMALE", language: "FR", email };
      return { externalId: `${name}-${round}-${place}`, ...facts, identifications: [{ typeId, value: number }] };
    });
    const { data } = await call(operations.UpsertPatients, { input: { patients } }, { token }, { key: randomUUID(), writes: true });
    const results = data.upsertPatients.results;
    demandDone(results);
    for (const [place, { externalId, email, identifications }] of patients.entries())
      written.charts.push({ externalId, email, number: identifications[0]?.value ?? "", id: results[place].patient.id });
    written.patientBatches += 1;
    const appointments = patients.flatMap(({ externalId: patientExternalId }, place) =>
      Array.from({ length: visits }, (_, visit) => {
        const startsAt = new Date(Date.now() + (1 + ((round * 7 + place * 3 + visit) % 300)) * 86_400_000);
        const when = { startsAt, endsAt: new Date(startsAt.getTime() + 1_200_000) };
        const what = { practitionerName: "Dre Côté", service: "Suivi", status: visit === 0 ? "CONFIRMED" : "BOOKED" };
        return { externalId: `${patientExternalId}-${visit}`, patientExternalId, locationExternalId: "L1", ...what, ...when };
      }),
    );
    const visited = await call(operations.UpsertAppointments, { input: { appointments } }, { token }, { key: randomUUID(), writes: true });
    demandDone(visited.data.upsertAppointments.results);
    written.appointments.push(...appointments.map(({ externalId }) => externalId));
  }
}

/** Numbers that no other feeder gives. @param {string} name @param {number} place */
const numberOf = (name, place) => (name.codePointAt(name.length - 1) ?? 0) * 1_000_000 + place;

/** @param {readonly Chart[]} charts */
const anyOf = (charts) => /** @type {Chart} */ (charts[Math.floor(Math.random() * charts.length)]);

/** A staff member who writes to patients, and looks at once for what they wrote. @param {Setting} setting @param {string} cookie */
export async function write({ call, tally, written, going }, cookie) {
  while (going()) {
    const subject = `Subject ${randomUUID()}`;
    const input = {
      patientId: anyOf(written.charts).id,
      subject,
      bodyHtml: "<p>Bonjour.</p>",
      requestKey: randomUUID(),
      allowReplies: true,
    };
    const { data, lost } = await call(operations.StartConversation, { input }, { cookie }, { key: randomUUID(), writes: true });
    written.subjects.push(subject);
    if (lost) continue;
    const id = data.startConversation.conversation.id;
    const read = await call(operations.ReadConversation, { id }, { cookie });
    if (read.data.node?.subject !== subject) tally.unseen += 1;
  }
}

/**
 * Patients who sign in with a code, read their home and answer the clinic.
 * @param {Setting & { postBox: Awaited<ReturnType<typeof import("./post-box.mjs").openPostBox>> }} setting @param {number} lane
 */
export async function visit({ call, tally, written, typeId, going, postBox }, lane) {
  for (let place = 0; going(); place += 1) {
    const chart = written.charts[place * 2 + lane];
    if (!chart) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      place -= 1;
      continue;
    }
    const network = `10.${lane}.${(place >> 8) & 255}.${place & 255}`;
    const cookie = await signIn({ call, typeId, postBox }, chart, network);
    if (cookie === null) {
      written.lostSignIns += 1;
      continue;
    }
    written.sessions += 1;
    for (let times = 0; times < 3; times += 1) {
      const { data } = await call(operations.Home, {}, { cookie, network });
      const home = data.viewer?.patient;
      if (home?.id !== chart.id || home.upcoming.edges.length !== visits) tally.unseen += 1;
      const conversation = home?.conversations.edges[0]?.node;
      if (!conversation || times > 0) continue;
      const input = { conversationId: conversation.id, bodyText: "Merci.", requestKey: randomUUID() };
      const answered = await call(operations.Reply, { input }, { cookie, network }, { key: randomUUID(), writes: true });
      if (answered.data && answered.data.replyToConversation.errors.length > 0)
        throw new Error(`Not taken: ${JSON.stringify(answered.data.replyToConversation.errors)}`);
      written.replies.push(input.requestKey);
    }
  }
}

/**
 * @param {Pick<Parameters<typeof visit>[0], "call" | "typeId" | "postBox">} setting @param {Chart} chart @param {string} network
 * @returns {Promise<string | null>} the session's cookie; null where the answer that had it got lost, and another code is to be asked for
 */
async function signIn({ call, typeId, postBox }, { number, email }, network) {
  const input = { identificationTypeId: typeId, identificationValue: number, channel: "EMAIL", destination: email };
  const asked = await call(operations.RequestOtp, { input }, { network }, { writes: true });
  const { challenge, errors } = asked.data.requestOtp;
  if (!challenge) throw new Error(`No challenge: ${JSON.stringify(errors)}`);
  const browser = asked.cookies.join("; ");
  // An asking that was repeated may have sent a code of its own.
  for (let tried = 0; ; tried += 1) {
    const code = (await postBox.codesFor(email, tried + 1))[tried];
    const verified = await call(
      operations.VerifyOtp,
      { input: { challengeId: challenge.id, code } },
      { network, cookie: browser },
      { writes: true },
    );
    if (verified.data.verifyOtp.outcome === "SIGNED_IN") return verified.cookies.join("; ");
    if (verified.tries > 1) return null;
    if (asked.tries === 1) throw new Error(`A code that was sent did not sign anybody in: ${JSON.stringify(verified.data.verifyOtp)}`);
  }
}
