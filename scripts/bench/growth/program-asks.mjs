import { fromApp, fromProgram, plainly, turn } from "./asks.mjs";
import { stride } from "./fill/visits.mjs";
import { toGlobal } from "./global-ids.mjs";

/** @typedef {import("./asks.mjs").Asked} Asked */

const batch = 20;

const appointments = `mutation ($input: UpsertAppointmentsInput!) { upsertAppointments(input: $input) { results { outcome } errors { code } } }`;
const patients = `mutation ($input: UpsertPatientsInput!) { upsertPatients(input: $input) { results { outcome } errors { code } } }`;

/** Somewhere among so many. @param {number} place @param {number} count */
const drawn = (place, count) => 1 + ((place * 611_953) % count);

/** What programs ask, whose batches change nothing: all is looked up, nothing written; and who asks for a code. @type {Asked[]} */
export const programAsks = [
  plainly(`program: ${batch} appointments looked up by its own ids`, (clinic, place) =>
    fromProgram(clinic, appointments, {
      input: {
        appointments: Array.from({ length: batch }, (_, item) => {
          const number = drawn(place * batch + item, clinic.size);
          return { externalId: `visit-${number}`, patientExternalId: `chart-${1 + ((number * stride) % clinic.patients)}` };
        }),
      },
    }),
  ),
  plainly(`program: ${batch} patients looked up by its own ids`, (clinic, place) =>
    fromProgram(clinic, patients, {
      input: {
        patients: Array.from({ length: batch }, (_, item) => ({ externalId: `chart-${drawn(place * batch + item, clinic.patients)}` })),
      },
    }),
  ),
];

let networks = 0;

/** @type {Asked} */
export const codeAsk = {
  name: "portal: a code asked for by number",
  calls: 4,
  prepare: () =>
    Promise.resolve((clinic, place) => {
      const { number, email } = turn(clinic.members, place);
      const input = {
        identificationTypeId: toGlobal("IdentificationType", clinic.typeId),
        identificationValue: number,
        channel: "EMAIL",
        destination: email,
      };
      const sent = fromApp(clinic, "portal", "", "RequestOtp", { input });
      networks += 1;
      return {
        ...sent,
        headers: { ...sent.headers, "x-forwarded-for": `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}` },
      };
    }),
};
