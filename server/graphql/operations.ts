import type { ExecutionResult } from "graphql";
import { GraphQLError } from "graphql";
import type { PreparedDocument, PreparedOperation } from "./compiled/prepared-document.ts";
import type { Executor } from "./execute-operation.ts";
import { comesOfUnavailability } from "./format-error.ts";
import { formatErrors, withCode } from "./format-errors.ts";
import { spendCost, weigh } from "./limits/spend-cost.ts";
import { statusWithoutData } from "./answer-type.ts";
import type { OperationAnswer } from "./operation-answer.ts";
import type { OperationObserver } from "./operation-observer.ts";
import type { RequestContext } from "./request-context.ts";

type Variables = Readonly<Record<string, unknown>>;

export interface OperationRequest {
  readonly operationName?: string | null | undefined;
  readonly variables?: Variables | null | undefined;
}

/** What is asked of one operation, known to be valid and paid for. */
export interface OperationCall {
  readonly prepared: PreparedDocument;
  readonly operation: PreparedOperation;
  readonly request: OperationRequest;
  readonly context: RequestContext;
}

/** Does what comes with a key once; for all others it is as if it weren't there. */
export interface Keys {
  /** The answer that there was, or why there is none; null where it is this call's to do. */
  answerOf(call: OperationCall): Promise<OperationAnswer | null>;
  /** Keeps the answer for whoever asks again. */
  settle(call: OperationCall, answer: OperationAnswer): Promise<void>;
}

interface Parts {
  readonly executor: Executor;
  readonly observer: OperationObserver;
  readonly keys: Keys;
}

const noOperation = (name: string | null | undefined): GraphQLError => {
  const message = name ? `Unknown operation named "${name}".` : "The document has more than one operation: operationName says which.";
  return new GraphQLError(message, { extensions: { code: "OPERATION_RESOLUTION_FAILURE" } });
};

/** A database that changed hands serves again by then. */
const comeBack = [["Retry-After", "1"]] as const;

/** Which status an error asks for. */
const statusIn = (errors: readonly GraphQLError[]): number | undefined => {
  const http = errors.map(({ extensions }) => extensions["http"] as { readonly status?: number } | undefined).find(Boolean);
  return http?.status;
};

/** Every operation's way from a document that may be run to its answer, whoever asks and by which door. */
export class Operations {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async answer(prepared: PreparedDocument, request: OperationRequest, context: RequestContext): Promise<OperationAnswer> {
    const startedAt = performance.now();
    let answer: OperationAnswer;
    try {
      answer = await this.#answer(prepared, request, context);
    } catch (error) {
      answer = this.#failed(error, context);
    }
    this.#parts.observer.answered(context, answer.body.errors ?? [], startedAt);
    return answer;
  }

  async #answer(prepared: PreparedDocument, request: OperationRequest, context: RequestContext): Promise<OperationAnswer> {
    const { observer, keys } = this.#parts;
    if (prepared.errors.length > 0) return this.#refused(withCode(prepared.errors, "GRAPHQL_VALIDATION_FAILED"), context);
    const operation = prepared.operation(request.operationName);
    if (!operation) return this.#refused([noOperation(request.operationName)], context);
    observer.named(context, operation);
    const call = { prepared, operation, request, context };
    const { keyed, meter } = context;
    const cost = weigh(operation, request.variables ?? {}, context);
    if (meter) await spendCost(cost, meter);
    context.cost = cost;
    if (!keyed) return this.#told(await this.#execute(call), context);
    const known = await keys.answerOf(call);
    if (known) return known;
    const answer = await this.#executeToTheEnd(call);
    await keys.settle(call, answer);
    return answer;
  }

  #execute({ prepared, request: { operationName, variables }, context }: OperationCall): ExecutionResult | Promise<ExecutionResult> {
    return this.#parts.executor.execute(prepared, {
      operationName: operationName ?? null,
      variables: variables ?? {},
      contextValue: context,
    });
  }

  /** An answer even where it fails: what its key is told. */
  async #executeToTheEnd(call: OperationCall): Promise<OperationAnswer> {
    try {
      return this.#told(await this.#execute(call), call.context);
    } catch (error) {
      return this.#failed(error, call.context);
    }
  }

  #told({ data, errors }: ExecutionResult, context: RequestContext): OperationAnswer {
    if (!errors || errors.length === 0) return { status: 200, headers: [], body: { data } };
    if (data === undefined) return this.#refused(withCode(errors, "BAD_USER_INPUT"), context);
    const body = { errors: formatErrors(errors, context), data };
    if (!errors.some(comesOfUnavailability)) return { status: statusIn(errors) ?? 200, headers: [], body };
    return { status: data ? 200 : 503, headers: comeBack, body };
  }

  /** Nothing of it was executed. */
  #refused(errors: readonly GraphQLError[], context: RequestContext, otherwise = 400): OperationAnswer {
    const body = { errors: formatErrors(errors, context) };
    if (errors.some(comesOfUnavailability)) return { status: 503, headers: comeBack, body };
    return { status: statusWithoutData(context.answerType, statusIn(errors) ?? otherwise), headers: [], body };
  }

  #failed(error: unknown, context: RequestContext): OperationAnswer {
    if (error instanceof GraphQLError) return this.#refused([error], context);
    return this.#refused([new GraphQLError("", { originalError: error as Error })], context, 500);
  }
}
