import { idleExpiry, isTouchDue } from "./session-lifetime.ts";

const at = (time: string): Date => new Date(`2026-03-14T${time}Z`);

test.each([
  ["15:00:00.000", false],
  ["15:00:59.999", false],
  ["15:01:00.000", true],
  ["15:40:00.000", true],
  // A clock that was set back writes nothing.
  ["14:59:00.000", false],
])("seen at 15:00, activity at %s is written down: %s", (now, due) => {
  expect(isTouchDue({ lastSeenAt: at("15:00:00.000") }, at(now))).toBe(due);
});

const times = { startedAt: at("14:00:00.000"), expiresAt: at("23:00:00.000"), lastSeenAt: at("15:00:00.000") };

test.each([
  [15, at("15:15:00.000")],
  [60, at("16:00:00.000")],
  [null, null],
])("with %s idle minutes, a session seen at 15:00 ends without activity at %s", (idleMinutes, end) => {
  expect(idleExpiry({ ...times, idleMinutes })).toEqual(end);
});
