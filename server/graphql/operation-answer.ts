import type { GraphQLFormattedError } from "graphql";

export interface AnswerBody {
  errors?: readonly GraphQLFormattedError[];
  /** Absent where nothing was executed. */
  data?: unknown;
}

/** What an operation comes to: an answer that HTTP can carry. */
export interface OperationAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: AnswerBody;
}
