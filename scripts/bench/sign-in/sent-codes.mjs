import { secretKeys } from "../home/environment.mjs";
import { built } from "../product.mjs";

/**
 * The codes that wait to be sent, by the address that they go to; they wait no more. Nobody else finds any: what the floor leaves is
 * nothing that a worker could read.
 * @param {import("mysql2/promise").Connection} connection @returns {Promise<Map<string, string>>}
 */
export async function takeCodes(connection) {
  const { SecretKeys } = await built("kernel/secret-keys.js");
  const { openPayload } = await built("modules/notifications/payload.js");
  const keys = SecretKeys.parse(secretKeys);
  const [rows] = await connection.query("SELECT id, payload FROM outbox_messages");
  await connection.query("DELETE FROM outbox_messages");
  return new Map(
    /** @type {{ id: string, payload: string }[]} */ (rows).flatMap(({ id, payload }) => {
      try {
        const { to, facts } = openPayload(keys, id, payload);
        return [[to, facts.code]];
      } catch {
        return [];
      }
    }),
  );
}
