import { toGlobal } from "./global-ids.mjs";
import { fromApp, plainly, turn } from "./asks.mjs";
import { idAt, talking } from "./fill/rows.mjs";
import { ofTalker } from "./fill/talk.mjs";

/** @typedef {import("./asks.mjs").Asked} Asked */
/** @typedef {import("./clinics.mjs").GrownClinic} GrownClinic */

const page = 20;

/** @param {string} operation @param {(clinic: GrownClinic, place: number) => object} variables @returns {import("./asks.mjs").Sending} */
const ofMember = (operation, variables) => (clinic, place) =>
  fromApp(clinic, "portal", turn(clinic.members, place).cookie, operation, variables(clinic, place));

/** @param {number} pages @returns {Asked["prepare"]} */
const pastAfter = (pages) => async (clinic, ask) => {
  /** @type {(string | null)[]} */
  const cursors = [];
  for (const { cookie } of clinic.regulars) {
    /** @type {string | null} */
    let after = null;
    for (let turned = 0; turned < pages; turned += 1) {
      const { data } = await ask(fromApp(clinic, "portal", cookie, "MoreAppointments", { when: "PAST", first: page, after }));
      after = data.viewer.patient.appointments.pageInfo.endCursor;
    }
    cursors.push(after);
  }
  return (asked, place) =>
    fromApp(asked, "portal", turn(asked.regulars, place).cookie, "MoreAppointments", {
      when: "PAST",
      first: page,
      after: turn(cursors, place),
    });
};

/** The latest conversation of whoever stands at that place. @param {GrownClinic} clinic @param {number} place */
const conversationOf = ({ members }, place) => (turn(members, place).place / talking) * ofTalker.conversations;

/** What patients ask. @type {Asked[]} */
export const portalAsks = [
  plainly(
    "portal: home, with upcoming, past, open invoices",
    ofMember("PortalHome", () => ({ first: 5 })),
  ),
  plainly(
    "portal: unread messages",
    ofMember("PortalLive", () => ({})),
  ),
  plainly(
    "portal: session and clinic",
    ofMember("PortalStart", () => ({})),
  ),
  { name: "portal: past appointments of a regular", prepare: pastAfter(0) },
  { name: "portal: the same, third page", prepare: pastAfter(2) },
  plainly(
    "portal: conversations",
    ofMember("PortalConversations", () => ({ first: page })),
  ),
  plainly(
    "portal: a conversation",
    ofMember("PortalConversation", (clinic, place) => ({
      id: toGlobal("Conversation", idAt("C", conversationOf(clinic, place))),
      last: page,
    })),
  ),
  plainly(
    "portal: invoices",
    ofMember("PortalInvoices", () => ({ first: page })),
  ),
];
