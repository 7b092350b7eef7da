/** What rows are kept for, which decides how long. */
export const auditClasses = ["READ", "CHANGE", "SECURITY"] as const;

export type AuditClass = (typeof auditClasses)[number];

const reads = /\.(?:read|listed|printed|exported)$/;

/** Reads whose names don't say so at their end alone. */
const otherReads = new Set(["patient.record-views-read", "patient.identifications-read"]);

/** Signing in and out, and what protects it. */
const signIns = new Set([
  "patient.signed-in",
  "patient.signed-out",
  "patient.session-ended",
  "patient.other-sessions-ended",
  "patient.notification-used",
]);

/** Whatever is no read and no sign-in is a change. */
export function classOf(action: string): AuditClass {
  if (reads.test(action) || otherReads.has(action)) return "READ";
  return action.startsWith("staff.") || signIns.has(action) ? "SECURITY" : "CHANGE";
}
