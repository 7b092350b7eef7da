import type { EntityManager } from "typeorm";
import { days, hours, minutes } from "../../../kernel/clock.ts";
import { GuessGuard } from "../../limits/guess-guard.ts";
import type { Standing } from "../../limits/guess-policy.ts";
import { guessingCodes, guessingUnseen } from "../../limits/guess-policy.ts";
import { decideOnLimits } from "../../limits/limit-ledger.ts";
import { takeFrom } from "../../limits/rate-limits.ts";
import type { SendKeys, UnseenKeys } from "./sign-in-keys.ts";
import type { Strangers } from "./stranger-limits.ts";
import { takeUnseen } from "./stranger-limits.ts";

const perDestination = [
  { count: 5, per: hours(1) },
  { count: 10, per: days(1) },
];

const perPair = [{ count: 1, per: minutes(1) }, ...perDestination];

/** Whoever is signed in and tries one address after the other. */
const perAsker = [
  { count: 10, per: hours(1) },
  { count: 20, per: days(1) },
];

const perPatient = [{ count: 20, per: days(1) }];

/** A waiting room's or a carrier's worth of people behind one address. */
const perNetwork = [
  { count: 120, per: hours(1) },
  { count: 1_000, per: days(1) },
];

const seenGuard = new GuessGuard(guessingCodes);
const unseenGuard = new GuessGuard(guessingUnseen);

/**
 * The whole of what limits a request for a code.
 *
 * What the asker is told depends on what they typed and where they are, never on whether it fits a chart: a limit that only real
 * patients reached would tell who is one. So the limits that show are counted by the typed pair (identification and destination),
 * by the network, and by both the network and the destination, for known and unknown people alike.
 *
 * None of those that show is counted by the destination or the identification alone: whoever knows no more than somebody's number
 * or address could otherwise use up their codes of the day. From another network, or with another identification, they count
 * against themselves. To be kept out, a patient must have an enemy who knows the whole pair; they then are told to wait or to call,
 * and are not touched where they are signed in.
 *
 * Where people may register, codes also go to whom no chart matches: see `takeUnseen`.
 *
 * What protects the patient's mailbox and the clinic's purse counts codes that really go out, by destination and by patient over all
 * pairs and networks. Where those are full it looks as if nobody had matched: a challenge, and no message.
 */
export interface SendVerdict {
  /** Where the asker is to wait; nothing was taken. */
  readonly shut: { readonly retryAt: Date; readonly because: "GUESSES" | "STOP" | "SENDS" } | null;
  /** When the same asker may have the next one. */
  readonly nextAt: Date;
  /** Whether a message may go out at all. */
  readonly mayReach: boolean;
}

const keysIn = ({ own, spare }: UnseenKeys): string[] => [own, spare];

const becauseOf = ({ stopped }: Standing & { open: false }): "GUESSES" | "STOP" => (stopped ? "STOP" : "GUESSES");

/** Takes what a code to this destination costs, or says when it can be had. The same rows are read and written for nobody. */
export function takeSend(
  tx: EntityManager,
  clinicId: string,
  keys: SendKeys & {
    readonly pairGuesses: string;
    readonly patientGuesses: UnseenKeys;
    /** Of whoever is signed in and asks; null for whoever isn't. */
    readonly asker: string | null;
    /** Null where codes go to patients alone. */
    readonly strangers: Strangers | null;
  },
  at: Date,
): Promise<SendVerdict> {
  const { network, pair, destinationFromNetwork, destination, patient, pairGuesses, patientGuesses, asker, strangers } = keys;
  const shown = [
    { key: network, windows: perNetwork },
    { key: pair, windows: perPair },
    { key: destinationFromNetwork, windows: perDestination },
    ...(asker === null ? [] : [{ key: asker, windows: perAsker }]),
  ];
  const hidden = [
    { keys: destination, windows: perDestination },
    { keys: patient, windows: perPatient },
  ];
  const unseen = [
    ...keysIn(destination),
    ...keysIn(patient),
    patientGuesses.own,
    ...(strangers ? [strangers.contact, strangers.network] : []),
  ];
  const all = [...shown.map(({ key }) => key), ...unseen, pairGuesses];
  return decideOnLimits(tx, clinicId, all, (ledger): SendVerdict => {
    const guesses = seenGuard.standingIn(ledger, pairGuesses, at);
    if (!guesses.open) return { shut: { retryAt: guesses.retryAt, because: becauseOf(guesses) }, nextAt: guesses.retryAt, mayReach: false };
    const taken = takeFrom(ledger, shown, at);
    if (!taken.ok) return { shut: { retryAt: taken.retryAt, because: "SENDS" }, nextAt: taken.retryAt, mayReach: false };
    const stopped = !unseenGuard.standingIn(ledger, patientGuesses.own, at).open;
    const spare = hidden.map(({ keys: { spare: key }, windows }) => ({ key, windows }));
    const own = hidden.map(({ keys: { own: key }, windows }) => ({ key, windows }));
    const mayReach = takeUnseen(ledger, { own, strangers, stopped }, at);
    if (!mayReach) takeFrom(ledger, spare, at);
    return { shut: null, nextAt: taken.nextAt, mayReach };
  });
}
