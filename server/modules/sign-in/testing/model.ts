import { days, hours, minutes } from "../../../kernel/clock.ts";

/** What the domain says of signing in, over plain lists of all that ever happened. */
export interface ModelChallenge {
  readonly pair: string;
  readonly browser: number;
  /** Whose it is; null for nobody. */
  readonly patient: string | null;
  readonly contact: string;
  readonly expiresAt: number;
  readonly resendAt: number;
  tries: number;
  state: "open" | "void" | "used";
}

interface Send {
  readonly at: number;
  readonly pair: string;
  readonly network: string;
  readonly contact: string;
  readonly reaches: boolean;
}

interface WrongTry {
  readonly at: number;
  readonly pair: string;
  readonly patient: string | null;
}

export interface ModelRequest {
  readonly pair: string;
  readonly contact: string;
  readonly browser: number;
  readonly network: string;
  /** Whether the number is the patient's. */
  readonly known: boolean;
}

const limit = { minute: [1, minutes(1)], hour: [5, hours(1)], day: [10, days(1)], patientDay: [20, days(1)] } as const;

type Limit = (typeof limit)[keyof typeof limit];

const isFull = (happened: readonly { readonly at: number }[], [most, per]: Limit, now: number): boolean =>
  happened.filter(({ at }) => at > now - per).length >= most;

const pauses: readonly (readonly [tries: number, pause: number])[] = [
  [5, minutes(1)],
  [10, minutes(5)],
  [15, minutes(15)],
  [20, hours(1)],
  [25, hours(4)],
];

export class Model {
  readonly challenges: ModelChallenge[] = [];
  readonly #sends: Send[] = [];
  #wrong: WrongTry[] = [];
  sessions = 0;
  portalOpen = true;
  access = true;
  /** What the chart says. */
  readonly contacts: Set<string>;

  constructor(contacts: readonly string[]) {
    this.contacts = new Set(contacts);
  }

  #wrongOf(which: Partial<WrongTry>, now: number): WrongTry[] {
    const month = this.#wrong.filter(({ at }) => at > now - days(30));
    return month.filter(({ pair, patient }) => (which.pair ? pair === which.pair : patient === which.patient));
  }

  #mustWait(pair: string, now: number): boolean {
    const tries = this.#wrongOf({ pair }, now);
    return tries.length >= 30 || pauses.some(([count, pause]) => tries.length >= count && now < tries[count - 1]!.at + pause);
  }

  #isStopped = (patient: string, now: number): boolean => this.#wrongOf({ patient }, now).length >= 30;

  #shown({ pair, contact, network }: Omit<ModelRequest, "known" | "browser">, now: number): boolean {
    const ofPair = this.#sends.filter((send) => send.pair === pair);
    const fromHere = this.#sends.filter((send) => send.contact === contact && send.network === network);
    const full = [limit.minute, limit.hour, limit.day].some((each) => isFull(ofPair, each, now));
    return !full && ![limit.hour, limit.day].some((each) => isFull(fromHere, each, now));
  }

  /** When the same browser may ask for the next one, if nothing else happens. */
  nextSend(request: ModelRequest, now: number): number {
    const changes = this.#sends.flatMap(({ at }) => [limit.minute, limit.hour, limit.day].map(([, per]) => at + per));
    const looks = [now, ...changes.filter((at) => at > now).toSorted((a, b) => a - b)];
    return looks.find((at) => this.#shown(request, at))!;
  }

  /** `TOO_MANY_REQUESTS`, or whether a message goes out. */
  #send(request: ModelRequest, patient: string | null, now: number): "TOO_MANY_REQUESTS" | "SENT" | "NOT SENT" {
    if (this.#mustWait(request.pair, now) || !this.#shown(request, now)) return "TOO_MANY_REQUESTS";
    const out = this.#sends.filter((send) => send.reaches);
    const toContact = out.filter(({ contact }) => contact === request.contact);
    const full = isFull(toContact, limit.hour, now) || isFull(toContact, limit.day, now) || isFull(out, limit.patientDay, now);
    const reaches = patient !== null && !this.#isStopped(patient, now) && !full;
    this.#sends.push({ ...request, at: now, reaches });
    return reaches ? "SENT" : "NOT SENT";
  }

  #belongs = (contact: string): boolean => this.access && this.contacts.has(contact);

  request(request: ModelRequest, now: number): string {
    if (!this.portalOpen) return "PORTAL_CLOSED";
    return this.#send(request, request.known && this.#belongs(request.contact) ? "patient" : null, now);
  }

  resend(challenge: ModelChallenge, { browser, network }: { readonly browser: number; readonly network: string }, now: number): string {
    if (!this.portalOpen) return "PORTAL_CLOSED";
    if (challenge.browser !== browser || challenge.state !== "open") return "OTP_EXPIRED";
    if (now < challenge.resendAt) return "TOO_MANY_REQUESTS";
    const { pair, contact, patient } = challenge;
    const sent = this.#send({ pair, contact, browser, network, known: true }, this.#belongs(contact) ? patient : null, now);
    if (sent !== "TOO_MANY_REQUESTS") challenge.state = "void";
    return sent;
  }

  type(challenge: ModelChallenge, { browser, right }: { readonly browser: number; readonly right: boolean }, now: number): string {
    const { pair, patient, contact } = challenge;
    if (!this.portalOpen) return "PORTAL_CLOSED";
    if (challenge.browser !== browser || challenge.state !== "open" || now >= challenge.expiresAt) return "OTP_EXPIRED";
    if (challenge.tries === 5) return "OTP_USED_UP";
    if (this.#mustWait(pair, now)) return "TOO_MANY_REQUESTS";
    challenge.tries += 1;
    const counted = patient !== null && !this.#isStopped(patient, now) ? patient : null;
    if (!right || counted === null) {
      this.#wrong.push({ at: now, pair, patient: counted });
      return `OTP_INVALID ${5 - challenge.tries}`;
    }
    challenge.state = "used";
    if (!this.#belongs(contact)) return "OTP_EXPIRED";
    this.sessions += 1;
    return "SIGNED_IN";
  }

  /** What staff see, and how often it was wrong. */
  stop(pairs: readonly string[], now: number): number | null {
    const counts = [this.#wrongOf({ patient: "patient" }, now), ...pairs.map((pair) => this.#wrongOf({ pair }, now))];
    return counts.some((tries) => tries.length >= 30) ? 30 : null;
  }

  clear(pairs: readonly string[]): void {
    this.#wrong = this.#wrong.filter(({ pair }) => !pairs.includes(pair)).map((tried) => ({ ...tried, patient: null }));
  }
}
