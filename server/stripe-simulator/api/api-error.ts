import type { ApiAnswer } from "./api-answer.ts";

/** Ends a request with an error of Stripe's. */
export class ApiError extends Error {
  readonly answer: ApiAnswer;
  /** Refused before anything was begun: such an answer isn't kept under its idempotency key. */
  readonly beforehand: boolean;

  constructor(answer: ApiAnswer, beforehand = false) {
    super(`HTTP ${answer.status}: ${JSON.stringify(answer.body)}`);
    this.answer = answer;
    this.beforehand = beforehand;
  }
}
