import type { ErrorCode } from "./error-code.ts";

type FaultCode = Extract<ErrorCode, "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "RATE_LIMITED" | "VALIDATION_FAILED" | "CONFLICT">;

/** A refusal that ends the operation: thrown, and answered as a root error with its code. */
export class Fault extends Error {
  readonly code: FaultCode;
  /** Which text explains it, and what programs branch on beyond the code. */
  readonly reason: string | undefined;

  constructor(code: FaultCode, reason?: string) {
    super(code);
    this.name = "Fault";
    this.code = code;
    this.reason = reason;
  }
}
