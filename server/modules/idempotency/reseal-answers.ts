import type { Resealing } from "../../db/reseal.ts";
import { resealing } from "../../db/reseal.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import { resealAnswer } from "./call-answer.ts";
import { IdempotentCall } from "./idempotent-call.entity.ts";

export const resealAnswers = (keys: SecretKeys): Resealing =>
  resealing<IdempotentCall>({
    name: "answers by idempotency key",
    entity: IdempotentCall,
    order: { at: "clinicId", id: "id" },
    prepare:
      async () =>
      ({ id, answer }) =>
        answer !== null && keys.isOfOlder(answer) ? { answer: resealAnswer(keys, id, answer) } : null,
  });
