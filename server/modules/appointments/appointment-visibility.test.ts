import fc from "fast-check";
import type { Actor } from "../../kernel/actor.ts";
import { appointmentStatuses } from "../../kernel/appointment-status.ts";
import type { Permission } from "../../kernel/permissions.ts";
import { isHiddenFromPatient, visibilityTo } from "./appointment-visibility.ts";

const caller = { clinicId: "C", id: "X", name: "X", origin: { requestId: "test", networkAddress: null } };
const session = { id: "S", startedAt: new Date(0), lastSeenAt: new Date(0), idleMinutes: 15, expiresAt: new Date(1) };
const rights = { permissions: new Set<Permission>() } as const;

test("a patient sees their own without what is hidden", () => {
  const patient: Actor = { ...caller, kind: "patient", session };
  expect(visibilityTo(patient, ["CANCELLED"])).toEqual({ of: "own", patientId: "X", hiddenStatuses: ["CANCELLED"] });
  expect(visibilityTo(patient, [])).toEqual({ of: "own", patientId: "X", hiddenStatuses: [] });
});

const others: Actor[] = [
  { ...caller, kind: "staff", role: "DESK", session, ...rights },
  { ...caller, kind: "consumer", ...rights },
];

test.each(others)("what is hidden from patients is not hidden from $kind", (actor) => {
  expect(visibilityTo(actor, [...appointmentStatuses])).toEqual({ of: "everything" });
});

test.each(appointmentStatuses)("%s is kept from its patient when it is hidden or the appointment withdrawn, and only then", (status) => {
  const others = appointmentStatuses.filter((other) => other !== status);
  expect(isHiddenFromPatient({ status, deactivated: false }, [])).toBe(false);
  expect(isHiddenFromPatient({ status, deactivated: false }, others)).toBe(false);
  expect(isHiddenFromPatient({ status, deactivated: false }, [status])).toBe(true);
  expect(isHiddenFromPatient({ status, deactivated: true }, [])).toBe(true);
});

test("hiding one more status never shows anything", () => {
  const statuses = fc.subarray([...appointmentStatuses]);
  fc.assert(
    fc.property(statuses, statuses, fc.constantFrom(...appointmentStatuses), fc.boolean(), (hidden, more, status, deactivated) => {
      if (isHiddenFromPatient({ status, deactivated }, hidden))
        expect(isHiddenFromPatient({ status, deactivated }, [...hidden, ...more])).toBe(true);
    }),
  );
});
