import type { ErrorCode } from "./error-code.ts";

type FaultCode = Extract<ErrorCode, "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "RATE_LIMITED" | "VALIDATION_FAILED">;

/** A refusal that ends the operation: thrown, and answered as a root error with its code. */
export class Fault extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode) {
    super(code);
    this.name = "Fault";
    this.code = code;
  }
}
