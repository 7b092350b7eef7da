import type { Resealing } from "../../db/reseal.ts";
import { resealing } from "../../db/reseal.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import { OutboxMessage } from "./outbox-message.entity.ts";
import { openPayload, sealPayload } from "./payload.ts";
import { UndeliveredMessage } from "./undelivered/undelivered-message.entity.ts";

type Sealed = Pick<OutboxMessage, "id" | "payload">;

const anew =
  (keys: SecretKeys) =>
  ({ id, payload }: Sealed): Pick<Sealed, "payload"> | null =>
    payload !== null && keys.isOfOlder(payload) ? { payload: sealPayload(keys, id, openPayload(keys, id, payload)) } : null;

export const resealOutbox = (keys: SecretKeys): Resealing =>
  resealing<OutboxMessage>({
    name: "messages on their way",
    entity: OutboxMessage,
    order: { at: "id", id: "id" },
    prepare: async () => anew(keys),
  });

export const resealUndelivered = (keys: SecretKeys): Resealing =>
  resealing<UndeliveredMessage>({
    name: "undelivered messages",
    entity: UndeliveredMessage,
    order: { at: "clinicId", id: "id" },
    prepare: async () => anew(keys),
  });
