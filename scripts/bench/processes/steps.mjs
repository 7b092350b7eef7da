import { randomUUID } from "node:crypto";
import { nextNetwork } from "../sign-in/browser.mjs";
import { createCalls } from "./documents.mjs";

/** @typedef {import("./writing-clinic.mjs").WritingClinic} WritingClinic */
/** @typedef {import("./writing-clinic.mjs").Person} Person */
/** @typedef {import("./send-calls.mjs").Answer} Answer */

/** @param {Answer | undefined} answer */
export function challengeOf(answer) {
  const id = JSON.parse(answer?.text ?? "{}").data?.requestOtp?.challenge?.id;
  if (typeof id !== "string") throw new Error(`No challenge: ${answer?.text}`);
  return id;
}

/**
 * What people of the clinic and its desk send: a code asked for, the right code, a patient's reply, a conversation closed.
 * @param {WritingClinic} clinic @param {"outside" | "here"} where as browsers do it, or to the process that records
 */
export function createAskers({ hosts, typeId, desk, toGlobalId }, where) {
  const call = createCalls();
  const host = hosts[where];
  const by = where === "outside" ? "hash" : "text";
  const staffCookie = `${where === "outside" ? "__Host-" : ""}portail-admin=${desk}`;
  const conversationId = (/** @type {string} */ id) => toGlobalId("Conversation", id);
  return {
    call: /** @type {typeof call} */ ((name, variables, asker) => call(name, variables, asker, by)),
    host,
    request: (/** @type {Person} */ { number, email }, network = nextNetwork()) => {
      const input = { identificationTypeId: typeId, identificationValue: number, channel: "EMAIL", destination: email };
      return call("RequestOtp", { input }, { host, network }, by);
    },
    /** @param {string} challengeId @param {string} code @param {string} cookie */
    verify: (challengeId, code, cookie) =>
      call("VerifyOtp", { input: { challengeId, code, staySignedIn: false } }, { host, network: nextNetwork(), cookie }, by),
    /** @param {Person} person @param {string} cookie */
    reply: ({ answered }, cookie) => {
      const input = { conversationId: conversationId(answered), bodyText: "Merci, à demain.", requestKey: randomUUID() };
      return call("SendReply", { input }, { host, network: "203.0.113.7", cookie }, by);
    },
    close: (/** @type {Person} */ { closed }) => {
      const input = { conversationId: conversationId(closed), version: 1 };
      return call("CloseConversation", { input }, { host, network: "203.0.113.8", cookie: staffCookie, app: "admin" }, by);
    },
  };
}

/** @typedef {ReturnType<typeof createAskers>} Askers */
