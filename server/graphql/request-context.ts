import type { Logger } from "../gateways/logger.ts";
import type { KeyedRequest } from "../modules/idempotency/keyed-request.ts";
import type { AnswerType } from "./answer-type.ts";
import type { Context } from "./context.ts";
import type { Metered } from "./limits/meter.ts";
import type { Observed } from "./operation-observer.ts";

/** What the way of a request adds to its context. */
export type RequestContext = Context &
  Metered &
  Observed & {
    readonly answerType: AnswerType;
    readonly keyed?: KeyedRequest;
    /** Whose lines name the request and its clinic. */
    readonly logger: Pick<Logger, "error">;
  };
