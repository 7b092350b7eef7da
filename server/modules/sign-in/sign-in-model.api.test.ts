import fc from "fast-check";
import { newId } from "../../kernel/id.ts";
import { hours, minutes } from "../../kernel/clock.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { SecretKeys } from "../../kernel/secret-keys.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail, testKeys } from "../../testing/portail.ts";
import { OutboxMessage } from "../notifications/outbox-message.entity.ts";
import { openPayload } from "../notifications/payload.ts";
import { Patient } from "../patients/patient.entity.ts";
import { PortalSettingsRow } from "../settings/portal-settings.entity.ts";
import type { OtpChallenge } from "./otp-challenge.entity.ts";
import { PatientSession } from "./patient-session.entity.ts";
import type { OtpRequest } from "./otp-request.ts";
import type { Asker } from "./sign-in-parts.ts";
import type { ModelChallenge, ModelRequest } from "./testing/model.ts";
import { Model } from "./testing/model.ts";
import { healthNumberOf, wrongCode } from "./testing/steps.ts";

jest.setTimeout(240_000);

let portail: Portail;
let beside: Portail;
let clinic: TestClinic;
let other: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  beside = await startPortail({ beside: portail });
  clinic = await TestClinic.open(portail, "demo");
  other = await TestClinic.open(portail, "maple");
});

afterAll(async () => {
  await beside.stop();
  await portail.stop();
});

const keys = SecretKeys.parse(testKeys);
const now = (): number => portail.clock.now().getTime();

/** What the chart may say: an e-mail that may change, and a mobile. */
interface Contacts {
  readonly first: string;
  readonly second: string;
  readonly mobile: string;
}

interface Made {
  readonly id: string;
  readonly code: string;
}

/** One patient with two browsers on two networks. The model's challenges and the real ones stand at the same places. */
class World {
  readonly made: Made[] = [];
  readonly #nonces = [newId(), newId()];
  readonly patient: Patient;
  readonly contacts: Contacts;
  readonly networks: readonly [string, string];
  #turn = 0;

  constructor(patient: Patient, contacts: Contacts, networks: readonly [string, string]) {
    this.patient = patient;
    this.contacts = contacts;
    this.networks = networks;
  }

  /** The two server processes by turns. */
  get #signIn() {
    return (this.#turn++ % 2 === 0 ? portail : beside).services.signIn;
  }

  #asker(browser: number, at: TestClinic = clinic): Asker {
    const origin = { requestId: "model", networkAddress: this.networks[browser]! };
    const actor = { kind: "anonymous", clinicId: at.clinic.id, origin } as const;
    return {
      actor,
      clinic: at.clinic,
      locale: "fr",
      nonce: this.#nonces[browser]!,
      device: { browser: null, system: null },
      sessionToken: null,
    };
  }

  async #sent(outcome: Outcome<OtpChallenge>): Promise<string> {
    if (!outcome.ok) return outcome.problems[0]!.code;
    const [message] = await portail.database.manager.find(OutboxMessage, {
      where: { clinicId: clinic.clinic.id },
      order: { createdAt: "DESC", id: "DESC" },
      take: 1,
    });
    const { facts, decoy } = openPayload(keys, message!.id, message!.payload!);
    this.made.push({ id: outcome.value.id, code: (facts as unknown as { code: string }).code });
    return decoy ? "NOT SENT" : "SENT";
  }

  async request(typed: OtpRequest, browser: number): Promise<{ said: string; outcome: Outcome<OtpChallenge> }> {
    const outcome = await this.#signIn.request(this.#asker(browser), typed);
    return { said: await this.#sent(outcome), outcome };
  }

  async resend(place: number, browser: number): Promise<{ said: string; outcome: Outcome<OtpChallenge> }> {
    const outcome = await this.#signIn.resend(this.#asker(browser), this.made[place]!.id);
    return { said: await this.#sent(outcome), outcome };
  }

  async type(place: number, browser: number, typed: string, at?: TestClinic): Promise<string> {
    const challengeId = this.made[place]!.id;
    const outcome = await this.#signIn.verify(this.#asker(browser, at), { challengeId, typed, staySignedIn: false });
    if (outcome.ok) return "SIGNED_IN";
    const { code, facts } = outcome.problems[0]!;
    return facts?.["triesLeft"] === undefined ? code : `${code} ${String(facts["triesLeft"])}`;
  }
}

type Step = fc.AsyncCommand<Model, World>;

const step = (
  name: string,
  run: (model: Model, world: World) => Promise<void>,
  check: (model: Readonly<Model>) => boolean = () => true,
): Step => ({
  check,
  run,
  toString: () => name,
});

const anyChallenge = (model: Readonly<Model>): boolean => model.challenges.length > 0;

type Where = "first" | "second" | "mobile";

const pairOf = (known: boolean, contact: string): string => `${known ? "known" : "unknown"} ${contact}`;

function remember(model: Model, request: ModelRequest, patient: string | null, outcome: Outcome<OtpChallenge>): void {
  if (!outcome.ok) return;
  const { expiresAt, resendAvailableAt } = outcome.value;
  expect(expiresAt.getTime()).toBe(now() + minutes(15));
  expect(resendAvailableAt.getTime()).toBe(model.nextSend(request, now()));
  const { pair, contact, browser } = request;
  const times = { expiresAt: expiresAt.getTime(), resendAt: resendAvailableAt.getTime() };
  model.challenges.push({ pair, contact, browser, patient, ...times, tries: 0, state: "open" });
}

const belongs = (model: Model, contact: string): boolean => model.access && model.contacts.has(contact);

async function ask(model: Model, world: World, known: boolean, where: Where, browser: number): Promise<void> {
  // Messages are told apart by when they were written.
  portail.clock.advance(1);
  const contact = world.contacts[where];
  const request = { pair: pairOf(known, contact), contact, browser, network: world.networks[browser]!, known };
  const typed: OtpRequest = {
    identificationTypeId: clinic.types.ramq,
    identificationValue: known ? healthNumberOf(world.patient) : `ZZZZ${world.patient.externalId!}`,
    channel: where === "mobile" ? "SMS" : "EMAIL",
    destination: contact,
  };
  const { said, outcome } = await world.request(typed, browser);
  expect(said).toBe(model.request(request, now()));
  remember(model, request, known && belongs(model, contact) ? "patient" : null, outcome);
}

const at = (model: Model, fromEnd: number): number => model.challenges.length - 1 - (fromEnd % model.challenges.length);

async function type(model: Model, world: World, fromEnd: number, right: boolean, stranger: boolean): Promise<void> {
  const place = at(model, fromEnd);
  const challenge: ModelChallenge = model.challenges[place]!;
  const browser = stranger ? 1 - challenge.browser : challenge.browser;
  const { code } = world.made[place]!;
  const said = await world.type(place, browser, right ? code : wrongCode(code, challenge.tries + 1));
  expect(said).toBe(model.type(challenge, { browser, right }, now()));
}

async function resend(model: Model, world: World, fromEnd: number, stranger: boolean): Promise<void> {
  portail.clock.advance(1);
  const place = at(model, fromEnd);
  const challenge = model.challenges[place]!;
  const browser = stranger ? 1 - challenge.browser : challenge.browser;
  const network = world.networks[browser]!;
  const patient = belongs(model, challenge.contact) ? challenge.patient : null;
  const { said, outcome } = await world.resend(place, browser);
  expect(said).toBe(model.resend(challenge, { browser, network }, now()));
  remember(model, { ...challenge, browser, network, known: true }, patient, outcome);
}

const setChart = (patient: Patient, fields: Partial<Patient>) =>
  portail.database.manager.update(Patient, { clinicId: patient.clinicId, id: patient.id }, fields);

async function setPortal(open: boolean): Promise<void> {
  const where = { clinicId: clinic.clinic.id };
  const { values } = await portail.database.manager.findOneByOrFail(PortalSettingsRow, where);
  await portail.database.manager.update(PortalSettingsRow, where, { values: { ...values, portalAccess: open } });
}

const contactsOnChart = (model: Model, { contacts }: World): string[] => Object.values(contacts).filter((each) => model.contacts.has(each));

const stopsOf = async (patient: Patient) => {
  const chart = await portail.database.manager.findOneByOrFail(Patient, { clinicId: clinic.clinic.id, id: patient.id });
  return portail.services.signIn.stops(clinic.consumer, [chart]);
};

const steps = {
  ask: fc
    .tuple(
      fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      fc.constantFrom<Where>("first", "first", "second", "mobile"),
      fc.nat({ max: 1 }),
    )
    .map(([known, where, browser]) =>
      step(`browser ${browser} asks as ${known ? "the patient" : "somebody unknown"} for a code to the ${where}`, (model, world) =>
        ask(model, world, known, where, browser),
      ),
    ),
  type: (right: boolean) =>
    fc
      .tuple(fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 3 }) }), fc.nat({ max: 7 }))
      .map(([fromEnd, by]) =>
        step(
          `${by === 0 ? "another" : "its"} browser types a ${right ? "right" : "wrong"} code for challenge -${fromEnd}`,
          (model, world) => type(model, world, fromEnd, right, by === 0),
          anyChallenge,
        ),
      ),
  resend: fc
    .tuple(fc.nat({ max: 1 }), fc.nat({ max: 7 }))
    .map(([fromEnd, by]) =>
      step(`challenge -${fromEnd} is resent`, (model, world) => resend(model, world, fromEnd, by === 0), anyChallenge),
    ),
  elsewhere: fc.constant(
    step(
      "the code is typed at another clinic",
      async (model, world) => {
        const place = at(model, 0);
        expect(await world.type(place, model.challenges[place]!.browser, world.made[place]!.code, other)).toBe("OTP_EXPIRED");
      },
      anyChallenge,
    ),
  ),
  wait: fc
    .constantFrom(1, 59_998, 60_000, 60_000, minutes(5), minutes(15) - 1, minutes(15), hours(1), hours(4), hours(12), hours(24 * 11))
    .map((each) => step(`${each} ms go by`, async () => portail.clock.advance(each))),
  /** A code, and five guesses: four hours later, so that no wait is left. */
  guess: fc.constantFrom<Where>("first", "mobile").map((where) =>
    step(`after four hours five codes are guessed by the ${where}`, async (model, world) => {
      portail.clock.advance(hours(4));
      await ask(model, world, true, where, 0);
      for (let guess = 0; guess < 5; guess += 1) if (model.challenges.length > 0) await type(model, world, 0, false, false);
    }),
  ),
  access: fc.boolean().map((on) =>
    step(`access is switched ${on ? "on" : "off"}`, async (model, { patient }) => {
      await setChart(patient, { accessEnabled: on });
      model.access = on;
    }),
  ),
  contact: fc.constantFrom<"first" | "second">("first", "second").map((which) =>
    step(`the chart's e-mail is the ${which}`, async (model, { patient, contacts }) => {
      await setChart(patient, { email: contacts[which] });
      model.contacts.delete(contacts.first);
      model.contacts.delete(contacts.second);
      model.contacts.add(contacts[which]);
    }),
  ),
  portal: fc.constantFrom(true, true, false).map((open) =>
    step(`the portal is ${open ? "opened" : "closed"}`, async (model) => {
      await setPortal(open);
      model.portalOpen = open;
    }),
  ),
  staff: fc.boolean().map((clears) =>
    step(clears ? "staff clear the stop" : "staff look for a stop", async (model, world) => {
      const pairs = contactsOnChart(model, world).map((contact) => pairOf(true, contact));
      const [stop] = await stopsOf(world.patient);
      expect(stop?.wrongTries ?? null).toBe(model.stop(pairs, now()));
      if (!clears) return;
      expect(await portail.services.signIn.clearStop(clinic.consumer, world.patient.id)).toBe(true);
      model.clear(pairs);
      expect(await stopsOf(world.patient)).toEqual([null]);
    }),
  ),
  sessions: fc.constant(
    step("sessions are counted", async (model, { patient }) => {
      const count = await portail.database.manager.countBy(PatientSession, { clinicId: patient.clinicId, patientId: patient.id });
      expect(count).toBe(model.sessions);
    }),
  ),
};

const weighted = [
  ...Array.from({ length: 3 }, () => steps.ask),
  ...Array.from({ length: 7 }, () => steps.type(false)),
  ...Array.from({ length: 2 }, () => steps.type(true)),
  ...Array.from({ length: 2 }, () => steps.wait),
  ...Array.from({ length: 4 }, () => steps.guess),
  ...[steps.resend, steps.elsewhere, steps.access, steps.contact, steps.portal, steps.staff, steps.sessions],
];

let networks = 0;

async function setup(): Promise<{ model: Model; real: World }> {
  await setPortal(true);
  networks += 1;
  const patient = await clinic.patient();
  const contacts = { first: patient.email!, second: `second-${patient.email!}`, mobile: patient.mobile! };
  const from = (browser: number): string => `10.${browser}.${networks >> 8}.${networks & 255}`;
  return { model: new Model([contacts.first, contacts.mobile]), real: new World(patient, contacts, [from(0), from(1)]) };
}

test("whatever two browsers, the chart, the portal and staff do, in whatever order, through two servers, comes out as plain lists say", async () => {
  const property = fc.asyncProperty(fc.commands(weighted, { maxCommands: 45, size: "max" }), async (commands) => {
    await fc.asyncModelRun(setup, commands);
  });
  await fc.assert(property, { numRuns: 40, endOnFailure: true });
});
