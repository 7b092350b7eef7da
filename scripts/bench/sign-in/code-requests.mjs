import { browserHeaders, builtDocument, byHash } from "../home/home-requests.mjs";
import { nextNetwork } from "./browser.mjs";

/** @typedef {import("../load/pace.mjs").Sent} Sent */
/** @typedef {{ id: string, network: string, cookie: string }} Asked whoever has been sent a code */

/** @param {string} operationName @param {object} input */
const bodyOf = (operationName, input) =>
  JSON.stringify({ operationName, variables: { input }, ...byHash(builtDocument(operationName).hash) });

/** @param {string} host @param {string} body @param {{ network: string, cookie?: string }} from @returns {Sent} */
const sentFrom = (host, body, { network, cookie }) => ({
  ...{ method: "POST", path: "/graphql", body },
  headers: { ...browserHeaders(host), "x-forwarded-for": network, ...(cookie && { cookie }) },
});

/**
 * What the portal sends when somebody signs in, each from a network of their own.
 * @param {string} host @param {string} typeId of the identification that is typed
 */
export const codeRequests = (host, typeId) => ({
  /** @param {import("./product.mjs").Known} who @param {string} network */
  request: ({ value, email }, network = nextNetwork()) =>
    sentFrom(
      host,
      bodyOf("RequestOtp", { identificationTypeId: typeId, identificationValue: value, channel: "EMAIL", destination: email }),
      {
        network,
      },
    ),
  /** @param {Asked} asked @param {string} code */
  verify: ({ id, ...from }, code) => sentFrom(host, bodyOf("VerifyOtp", { challengeId: id, code, staySignedIn: false }), from),
});

const wrongCode = "00000000";

/** What is measured, in the order in which it is done. */
export const steps = /** @type {const} */ (["request", "wrong code", "right code"]);

/** @typedef {typeof steps[number]} Step */

/** What must be in each step's answer, or else nothing was measured. @type {Record<Step, RegExp>} */
export const expected = {
  request: /"challenge":\{"__typename":"OtpChallenge"/,
  "wrong code": /"OTP_INVALID"/,
  "right code": /"outcome":"SIGNED_IN"/,
};

/** @typedef {(requests: Sent[], step: Step) => Promise<import("./ask.mjs").Answered[]>} Send */

/**
 * All three steps for so many people.
 * @param {{ send: Send, codes: () => Promise<Map<string, string>> }} by codes: of those who were sent one, by address
 * @param {ReturnType<typeof codeRequests>} requests @param {import("./product.mjs").Known[]} people
 */
export async function signIn({ send, codes }, requests, people) {
  const networks = people.map(() => nextNetwork());
  const asking = people.map((who, place) => requests.request(who, networks[place]));
  const answers = await send(asking, "request");
  const asked = answers.map(({ text, cookie }, place) => ({
    ...{ id: JSON.parse(text).data.requestOtp.challenge.id, cookie },
    network: String(networks[place]),
  }));
  await send(
    asked.map((each) => requests.verify(each, wrongCode)),
    "wrong code",
  );
  const sent = await codes();
  await send(
    asked.map((each, place) => requests.verify(each, sent.get(String(people[place]?.email)) ?? "")),
    "right code",
  );
}
