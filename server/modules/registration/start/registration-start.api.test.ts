import { insertRows } from "../../../db/insert-rows.ts";
import { testDatabaseKind } from "../../../db/testing/test-database.ts";
import { later, minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import { planTextOf } from "../../../testing/plans.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { StatementCounter } from "../../../testing/statement-counter.ts";
import { saveSettings } from "../../sign-in/testing/steps.ts";
import { Registration } from "../registration.entity.ts";
import { giveProof, newContact, registrationOf, startAgain, submit } from "../testing/registrant-steps.ts";

const counter = new StatementCounter();
let portail: Portail;
let clinic: TestClinic;

const contact = newContact();

beforeAll(async () => {
  portail = await startPortail({ statements: counter });
  clinic = await TestClinic.open(portail, "demo");
  await saveSettings(await clinic.staff("SUPPORT"), { patientRegistration: true });
  const browser = portail.browser();
  for (const [channel, value] of [["EMAIL", contact.email] as const, ["SMS", contact.mobile] as const])
    await submit(browser, registrationOf(clinic, await giveProof(portail, clinic, browser, channel, value)));
  const [own] = await portail.database.manager.findBy(Registration, { clinicId: clinic.clinic.id, email: contact.email });
  const others = Array.from({ length: 2_000 }, (_, place) => ({
    ...own!,
    ...{ id: newId(), proofId: newId(), submittedAt: later(own!.submittedAt, -minutes(place)) },
    // Of a family's address there are many.
    ...(place % 4 === 0 ? {} : { email: `autre${place}@courriel.example`, mobile: `+1438559${1_000 + place}` }),
  }));
  for (let start = 0; start < others.length; start += 100)
    await portail.database.transaction((tx) => insertRows(tx, Registration, others.slice(start, start + 100)));
  if (testDatabaseKind() === "mariadb") await portail.database.source.query("ANALYZE TABLE registrations");
}, 60_000);

afterAll(() => portail.stop());

test.each(["EMAIL", "SMS"] as const)(
  "what was sent with a contact (%s) is read from its index in order, however many there are",
  async (channel) => {
    const browser = portail.browser();
    const value = channel === "EMAIL" ? contact.email : contact.mobile;
    const startId = await giveProof(portail, clinic, browser, channel, value);
    const { answer, statements } = await counter.during(() => startAgain(browser, startId));
    expect(answer.submitted).toHaveLength(channel === "EMAIL" ? 5 : 1);
    expect(statements.length).toBeLessThanOrEqual(7);
    const lists = statements.filter(({ sql }) => /FROM [`"]registrations[`"]/.test(sql));
    expect(lists).toHaveLength(1);
    const index = `registrations_by_${channel === "EMAIL" ? "email" : "mobile"}`;
    const entered = {
      sqlite: new RegExp(`^SEARCH \\S+ USING INDEX ${index} \\(clinic_id=\\? AND ${channel === "EMAIL" ? "email" : "mobile"}=\\?\\)$`),
      mariadb: new RegExp(`^\\S+ (?:ref|range) ${index} (?!.*(?:filesort|temporary))`),
    };
    expect(await planTextOf(portail, lists[0]!)).toMatch(entered[testDatabaseKind()]);
  },
);
