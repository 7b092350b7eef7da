import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { appointmentStatuses, statusWords } from "../../kernel/appointment-status.ts";
import { days, hours, later, minutes } from "../../kernel/clock.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { StatementCounter } from "../../testing/statement-counter.ts";
import type { Patient } from "../patients/patient.entity.ts";

let portail: Portail;
let clinic: TestClinic;
let support: ApiClient;
let owners: Patient[];

const counter = new StatementCounter();

beforeAll(async () => {
  portail = await startPortail({ statements: counter });
  clinic = await TestClinic.open(portail, "demo");
  support = await clinic.staff("SUPPORT");
  owners = [await clinic.patient(), await clinic.patient()];
  const other = await TestClinic.open(portail, "maple");
  await other.appointment(await other.patient(), { status: "CANCELLED" });
});

afterAll(() => portail.stop());

/** Half an hour that ends so long after now. */
const endingIn = (milliseconds: number) => {
  const endsAt = later(portail.clock.now(), milliseconds);
  return { startsAt: later(endsAt, -minutes(30)).toISOString(), endsAt: endsAt.toISOString() };
};

const impactQuery = `query ($input: PortalSettingsImpactInput!) { portalSettingsImpact(input: $input) { errors { code }
  appointmentStatuses { status becomesHidden upcomingCount pastCount patientCount label { fr en } patientLabel { fr en } } } }`;

const visibility = (statuses: readonly AppointmentStatus[], hidden: boolean) => statuses.map((status) => ({ status, hidden }));

async function impactOf(input: object) {
  const { portalSettingsImpact } = await support.data(impactQuery, { input });
  return portalSettingsImpact;
}

async function hide(...hidden: readonly AppointmentStatus[]): Promise<void> {
  const { portalSettings } = await support.data("{ portalSettings { version } }");
  const appointmentStatusVisibility = appointmentStatuses.map((status) => ({ status, hidden: hidden.includes(status) }));
  const input = { version: portalSettings.version, appointmentStatusVisibility };
  const saved = "mutation ($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) { errors { code } } }";
  expect((await support.data(saved, { input })).updatePortalSettings.errors).toEqual([]);
}

const words = (status: AppointmentStatus) => ({ label: statusWords[status].staff, patientLabel: statusWords[status].patient });

const short = ({ status, becomesHidden, upcomingCount, pastCount, patientCount }: Record<string, unknown>) =>
  `${String(status)} ${becomesHidden ? "hidden" : "shown"}: ${String(upcomingCount)} upcoming, ${String(pastCount)} past, ${String(patientCount)} patients`;

describe("hiding and showing statuses", () => {
  beforeAll(async () => {
    const [one, two] = owners as [Patient, Patient];
    await clinic.appointment(one, { status: "CANCELLED", ...endingIn(days(3)) });
    await clinic.appointment(one, { status: "CANCELLED", ...endingIn(hours(2)) });
    await clinic.appointment(two, { status: "CANCELLED", ...endingIn(1) });
    await clinic.appointment(two, { status: "CANCELLED", ...endingIn(0) });
    await clinic.appointment(two, { status: "CANCELLED", ...endingIn(-days(400)) });
    await clinic.appointment(two, { status: "CANCELLED", deactivated: true, ...endingIn(days(1)) });
    await clinic.appointment(two, { status: "NO_SHOW", ...endingIn(-days(2)) });
  });

  test("a status that would be hidden: what is not over yet, what is, whose it is; none that is withdrawn, none elsewhere", async () => {
    await hide();
    expect(await impactOf({ appointmentStatusVisibility: visibility(["CANCELLED"], true) })).toEqual({
      errors: [],
      appointmentStatuses: [
        { status: "CANCELLED", becomesHidden: true, upcomingCount: 3, pastCount: 2, patientCount: 2, ...words("CANCELLED") },
      ],
    });
  });

  test("one entry per status that changes, hidden or shown, in the form's order, and none for those that stay", async () => {
    await hide("CANCELLED", "REJECTED");
    const asked = [...visibility(["CANCELLED"], false), ...visibility(["REJECTED", "NO_SHOW"], true), ...visibility(["BOOKED"], false)];
    const { appointmentStatuses: entries } = await impactOf({ appointmentStatusVisibility: asked });
    expect(entries.map(short)).toEqual([
      "NO_SHOW hidden: 0 upcoming, 1 past, 1 patients",
      "CANCELLED shown: 3 upcoming, 2 past, 2 patients",
    ]);
  });

  test("nothing where no status changes, and where the save would be refused", async () => {
    await hide("CANCELLED");
    expect(await impactOf({ otpLifetimeMinutes: 30 })).toEqual({ errors: [], appointmentStatuses: [] });
    const refused = await impactOf({ otpLifetimeMinutes: 7, appointmentStatusVisibility: visibility(["NO_SHOW"], true) });
    expect(refused).toEqual({ errors: [{ code: "VALIDATION_FAILED" }], appointmentStatuses: [] });
  });

  test("the form's counts and the patients' lists say the same, and follow the clock", async () => {
    await hide();
    const both = async () => {
      const form = "{ portalSettings { appointmentStatusVisibility { status upcomingCount pastCount } } }";
      const { appointmentStatusVisibility } = (await support.data(form)).portalSettings;
      const { upcomingCount, pastCount } = appointmentStatusVisibility.find((entry: { status: string }) => entry.status === "CANCELLED");
      const lists =
        "{ upcoming: appointments(when: UPCOMING) { edges { node { status } } } past: appointments(when: PAST) { edges { node { status } } } }";
      let [upcoming, past] = [0, 0];
      for (const owner of owners) {
        const { viewer } = await (await clinic.signInPatient(owner)).data(`{ viewer { patient ${lists} } }`);
        const cancelled = ({ edges }: { edges: { node: { status: string } }[] }) =>
          edges.filter(({ node }) => node.status === "CANCELLED").length;
        upcoming += cancelled(viewer.patient.upcoming);
        past += cancelled(viewer.patient.past);
      }
      expect([upcoming, past]).toEqual([upcomingCount, pastCount]);
      return [upcoming, past];
    };
    expect(await both()).toEqual([3, 2]);
    portail.clock.advance(hours(2));
    // A session ends long before.
    support = await clinic.staff("SUPPORT");
    expect(await both()).toEqual([1, 4]);
  });

  test("all sixteen at once take one statement more than none", async () => {
    await hide();
    const sent = async (statuses: readonly AppointmentStatus[]) => {
      const { answer, statements } = await counter.during(() => impactOf({ appointmentStatusVisibility: visibility(statuses, true) }));
      expect(answer.appointmentStatuses).toHaveLength(statuses.length);
      return statements.length;
    };
    await sent([]);
    const none = await sent([]);
    expect(await sent(appointmentStatuses)).toBe(none + 1);
    expect(none).toBeLessThanOrEqual(3);
  });
});

test("nobody else learns a count", async () => {
  const input = { appointmentStatusVisibility: visibility(["CANCELLED"], true) };
  const callers: [ApiClient, string][] = [
    [await clinic.staff("ADMIN"), "FORBIDDEN"],
    [await clinic.staff("DESK"), "FORBIDDEN"],
    [portail.program(clinic.token), "FORBIDDEN"],
    [await clinic.signInPatient(owners[0]!), "FORBIDDEN"],
    [portail.browser(), "UNAUTHENTICATED"],
  ];
  for (const [caller, code] of callers) {
    const { data, errors } = await caller.run(impactQuery, { input });
    expect([data, errors.map(({ extensions }) => extensions["code"])]).toEqual([null, [code]]);
  }
  const { services } = portail;
  await expect(services.appointments.impactOfStatuses(clinic.consumer, [], ["CANCELLED"])).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(services.appointments.countByStatus(clinic.consumer, ["CANCELLED"])).rejects.toMatchObject({ code: "FORBIDDEN" });
});
