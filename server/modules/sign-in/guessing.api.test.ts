import { toGlobalId } from "../../graphql/global-id.ts";
import { days, hours, later, minutes } from "../../kernel/clock.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import type { Patient } from "../patients/patient.entity.ts";
import type { TypedRequest } from "./testing/steps.ts";
import { healthNumberOf, requestOtp, resendOtp, tryCode, verifyOtp, viewerOf, wrongCode } from "./testing/steps.ts";

jest.setTimeout(120_000);

let portail: Portail;
let beside: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  const config = { trustedProxies: 1 };
  portail = await startPortail({ config });
  beside = await startPortail({ beside: portail, config });
  clinic = await TestClinic.open(portail, "demo");
  await TestClinic.open(portail, "maple");
});

afterAll(async () => {
  await beside.stop();
  await portail.stop();
});

let networks = 0;

/** A browser on a network of its own, by turns at one of two servers. */
function browserAnywhere(): ApiClient {
  networks += 1;
  return (networks % 2 === 0 ? portail : beside).browser("demo", { "x-forwarded-for": `192.0.${networks >> 8}.${networks & 255}` });
}

const typedBy = (patient: Patient, channel: "EMAIL" | "SMS" = "EMAIL"): TypedRequest => ({
  identificationTypeId: clinic.typeId("ramq"),
  identificationValue: healthNumberOf(patient),
  channel,
  destination: channel === "EMAIL" ? patient.email! : patient.mobile!,
});

const unknownTo = (patient: Patient): TypedRequest => ({ ...typedBy(patient), identificationValue: `ZZZZ${patient.externalId!}` });

/** Asks for a code and types five wrong ones. */
async function guessFive(typed: TypedRequest): Promise<ApiClient> {
  const browser = browserAnywhere();
  const { challenge } = await requestOtp(browser, typed);
  for (let step = 0; step < 5; step += 1) expect(await tryCode(browser, challenge.id, wrongCode("00000000", step))).toBe("OTP_INVALID");
  return browser;
}

const waits = [minutes(1), minutes(5), minutes(15), hours(1), hours(4)];

/** So many wrong codes, each five after the wait for those before. */
async function guess(typed: TypedRequest, times: number): Promise<void> {
  for (let round = 0; round < times / 5; round += 1) {
    await guessFive(typed);
    portail.clock.advance(waits[round] ?? 0);
  }
}

const at = (milliseconds: number): string => later(portail.clock.now(), milliseconds).toISOString();

describe.each([
  ["a patient", typedBy],
  ["somebody unknown", unknownTo],
])("wrong codes of %s", (_, typing) => {
  test("make it wait longer and longer after each five, and stop at thirty: at every step, in every browser, at both servers", async () => {
    const typed = typing(await clinic.patient());
    for (const wait of waits) {
      const browser = browserAnywhere();
      const { challenge } = await requestOtp(browser, typed);
      const early = (await requestOtp(browserAnywhere(), typed)).errors[0];
      expect(early).toMatchObject({ code: "TOO_MANY_REQUESTS", retryAt: at(minutes(1)) });
      for (let step = 0; step < 5; step += 1) expect(await tryCode(browser, challenge.id, wrongCode("00000000", step))).toBe("OTP_INVALID");
      const [refused] = (await requestOtp(browserAnywhere(), typed)).errors;
      expect(refused).toMatchObject({ __typename: "TooManyRequests", retryAt: at(wait) });
      expect(refused.messages.fr).not.toBe(refused.messages.en);
      portail.clock.advance(wait - 1);
      expect((await requestOtp(browserAnywhere(), typed)).errors).toMatchObject([{ code: "TOO_MANY_REQUESTS" }]);
      portail.clock.advance(1);
    }
    const first = portail.clock.now();
    await guessFive(typed);
    for (const answer of [await requestOtp(browserAnywhere(), typed), await requestOtp(browserAnywhere(), typed)]) {
      expect(answer.challenge).toBeNull();
      expect(answer.errors).toMatchObject([{ code: "TOO_MANY_REQUESTS", path: ["input"] }]);
      expect(answer.errors[0].messages.en).toContain("+15145550100");
      // Thirty days after the first of them, which was some hours before the last.
      expect(Date.parse(answer.errors[0].retryAt) - first.getTime()).toBeGreaterThan(days(29));
    }
  });

  test("count over several codes: at another code's first try, and its resend, too", async () => {
    const typed = typing(await clinic.patient());
    const waiting = browserAnywhere();
    const { challenge } = await requestOtp(waiting, typed);
    portail.clock.advance(minutes(1));
    await guessFive(typed);
    const [error] = (await verifyOtp(waiting, challenge.id, "00000000")).errors;
    expect(error).toMatchObject({ code: "TOO_MANY_REQUESTS", path: ["input", "code"], retryAt: at(minutes(1)) });
    expect((await resendOtp(waiting, challenge.id)).errors).toMatchObject([{ code: "TOO_MANY_REQUESTS", path: ["input", "challengeId"] }]);
    portail.clock.advance(minutes(1));
    expect((await verifyOtp(waiting, challenge.id, "00000000")).errors).toMatchObject([{ code: "OTP_INVALID", triesLeft: 4 }]);
  });
});

describe("a stop", () => {
  const stopOf = async (staff: ApiClient, { id }: Patient) =>
    (
      await staff.data("query ($id: ID!) { node(id: $id) { ... on Patient { signInStop { stoppedAt wrongTries clearsAt } } } }", {
        id: toGlobalId("Patient", id),
      })
    ).node.signInStop;

  const clear = async (staff: ApiClient, patientId: string) =>
    (
      await staff.data(
        "mutation ($input: ClearSignInStopInput!) { clearSignInStop(input: $input) { patient { id signInStop { wrongTries } } errors { code path } } }",
        { input: { patientId } },
      )
    ).clearSignInStop;

  test("does not touch where the patient is signed in, nor anybody else; staff see it, and clear it on record", async () => {
    const [patient, neighbour] = [await clinic.patient(), await clinic.patient()];
    const signedIn = await clinic.signInPatient(patient, { staySignedIn: true });
    portail.clock.advance(minutes(1));
    await guess(typedBy(patient), 30);
    expect(await viewerOf(signedIn)).toMatchObject({ patient: { id: toGlobalId("Patient", patient.id) } });
    expect((await requestOtp(browserAnywhere(), typedBy(neighbour))).errors).toEqual([]);
    const desk = await clinic.staff("DESK");
    expect(await stopOf(desk, neighbour)).toBeNull();
    expect(await stopOf(desk, patient)).toMatchObject({ wrongTries: 30, stoppedAt: portail.clock.now().toISOString() });
    expect((await requestOtp(browserAnywhere(), typedBy(patient))).errors).toMatchObject([{ code: "TOO_MANY_REQUESTS" }]);
    expect(await clear(desk, toGlobalId("Patient", patient.id))).toEqual({
      patient: { id: toGlobalId("Patient", patient.id), signInStop: null },
      errors: [],
    });
    const cleared = { patientId: patient.id, action: "patient.sign-in-stop-cleared" };
    expect(await portail.database.manager.findBy(AuditEvent, cleared)).toMatchObject([{ actorKind: "staff" }]);
    await clear(desk, toGlobalId("Patient", patient.id));
    expect(await portail.database.manager.countBy(AuditEvent, cleared)).toBe(1);
    portail.clock.advance(hours(1));
    const browser = browserAnywhere();
    const { challenge } = await requestOtp(browser, typedBy(patient));
    expect(await tryCode(browser, challenge.id, await portail.codeSentTo(patient.email!))).toBe("SIGNED_IN");
  });

  test("is of the person over all ways in, and then looks as if nobody had matched", async () => {
    const patient = await clinic.patient();
    const waiting = browserAnywhere();
    for (const channel of ["EMAIL", "SMS"] as const) {
      await guess(typedBy(patient, channel), 15);
      portail.clock.advance(hours(1));
    }
    const asked = await requestOtp(waiting, typedBy(patient));
    expect(asked.errors).toEqual([]);
    await expect(portail.codeSentTo(`never-${patient.email!}`)).rejects.toThrow("No code");
    const nobody = await requestOtp(browserAnywhere(), unknownTo(patient));
    expect(Object.keys(asked.challenge)).toEqual(Object.keys(nobody.challenge));
    expect((await verifyOtp(waiting, asked.challenge.id, "00000000")).errors).toMatchObject([{ code: "OTP_INVALID", triesLeft: 4 }]);
    expect(await stopOf(await clinic.staff("DESK"), patient)).toMatchObject({ wrongTries: 30 });
  });

  test("calls the right code of an earlier challenge wrong", async () => {
    const patient = await clinic.patient();
    await guess(typedBy(patient, "SMS"), 15);
    await guess(typedBy(patient), 10);
    portail.clock.advance(hours(1));
    const waiting = browserAnywhere();
    const { challenge } = await requestOtp(waiting, typedBy(patient));
    const code = await portail.codeSentTo(patient.email!);
    portail.clock.advance(minutes(1));
    await guessFive(typedBy(patient, "SMS"));
    expect((await verifyOtp(waiting, challenge.id, code)).errors).toMatchObject([{ code: "OTP_INVALID", triesLeft: 4 }]);
  });

  test("can't be cleared, or seen, without the right, and not at another clinic", async () => {
    const patient = await clinic.patient();
    const id = toGlobalId("Patient", patient.id);
    const query = "mutation ($input: ClearSignInStopInput!) { clearSignInStop(input: $input) { errors { code } } }";
    expect(await (await clinic.staff("SUPPORT")).refusal(query, { input: { patientId: id } })).toEqual(["FORBIDDEN"]);
    expect(await portail.browser().refusal(query, { input: { patientId: id } })).toEqual(["UNAUTHENTICATED"]);
    const own = await clinic.signInPatient(patient);
    expect(await own.refusal("{ viewer { patient { signInStop { wrongTries } } } }")).toEqual(["FORBIDDEN"]);
    const desk = await clinic.staff("DESK");
    for (const patientId of ["?", toGlobalId("Patient", "0".repeat(26)), toGlobalId("Clinic", patient.id)])
      expect(await clear(desk, patientId)).toEqual({ patient: null, errors: [{ code: "NOT_FOUND", path: ["input", "patientId"] }] });
  });
});

test("whoever knows the number or the address alone keeps nobody out", async () => {
  const patient = await clinic.patient();
  const elsewhere = { ...typedBy(patient), destination: "somebody@else.example" };
  await guess(elsewhere, 30);
  await guess(unknownTo(patient), 30);
  const browser = browserAnywhere();
  const { challenge, errors } = await requestOtp(browser, typedBy(patient));
  expect(errors).toEqual([]);
  expect(await tryCode(browser, challenge.id, await portail.codeSentTo(patient.email!))).toBe("SIGNED_IN");
});
