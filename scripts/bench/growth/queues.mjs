import { built, database } from "../product.mjs";
import { inParts, now } from "./fill/rows.mjs";

/** @typedef {import("./subjects.mjs").Subject} Subject */

const few = "few";
const due = 200;
const leaseMs = 120_000;

/** A database like the other, in which hardly anything was ever sent. @param {import("mysql2/promise").Connection} connection */
async function copyTables(connection) {
  await connection.query(`CREATE DATABASE ${few} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  for (const table of ["outbox_messages", "webhook_deliveries"]) {
    await connection.query(`CREATE TABLE ${few}.${table} LIKE ${database}.${table}`);
    await connection.query(`INSERT INTO ${few}.${table} SELECT * FROM ${database}.${table} LIMIT 100`);
  }
}

/** What is to be sent now, as many in either. @param {string} name */
const waiting = (name) => [
  ...inParts(
    due,
    (from) => `INSERT INTO ${name}.outbox_messages (id, clinic_id, kind, channel, attempts, next_attempt_at, status, created_at, urgent)
    SELECT CONCAT('DUE', LPAD(seq, 23, '0')), 'nobody', 'MESSAGE_WAITING', 'EMAIL', 0, ${now} - INTERVAL seq SECOND, 'PENDING', ${now}, 1 ${from}`,
  ),
  ...inParts(
    due,
    (
      from,
    ) => `INSERT INTO ${name}.webhook_deliveries (clinic_id, id, endpoint_id, event_id, topic, state, attempts, next_at, tries, occurred_at, expires_at)
    SELECT 'nobody', CONCAT('DUE', LPAD(seq, 23, '0')), 'nobody', CONCAT('DUE', LPAD(seq, 23, '0')), 'APPOINTMENT_CHANGED', 'PENDING', 0,
      ${now} - INTERVAL seq SECOND, '[]', ${now}, ${now} + INTERVAL 25 DAY ${from}`,
  ),
];

/** @param {string} url @param {string} name */
async function openQueues(url, name) {
  const { entities } = await built("start/tables.js");
  const { createDataSource } = await built("db/data-source.js");
  const { Database } = await built("db/database.js");
  const { OutboxQueue } = await built("modules/notifications/outbox-queue.js");
  const { DeliveryQueue } = await built("modules/integrations/webhooks/delivery-queue.js");
  const opened = new Database(createDataSource({ url: `${url}${name}`, entities, migrations: [] }));
  await opened.connect();
  const clock = { now: () => new Date() };
  const outbox = new OutboxQueue(opened, clock, leaseMs);
  const webhooks = new DeliveryQueue(opened, clock, leaseMs);
  return {
    close: () => opened.close(),
    message: async () => {
      const [first] = await outbox.findDue("EMAIL", true, 10);
      const claimed = await outbox.claim(first);
      if (!claimed || !(await outbox.postpone(claimed, first.nextAttemptAt))) throw new Error("The message could not be claimed.");
    },
    delivery: async () => {
      const [first] = await webhooks.findDue(10, []);
      const claimed = await webhooks.claim(first);
      if (!claimed || !(await webhooks.giveBack(claimed))) throw new Error("The delivery could not be claimed.");
    },
  };
}

/** @param {import("mysql2/promise").Connection} connection */
export async function fillWorkerQueues(connection) {
  await copyTables(connection);
  for (const name of [few, database]) for (const sql of waiting(name)) await connection.query(sql);
}

/**
 * What workers ask of the queues, which are those of all clinics together: next to hardly any kept rows, and to all of them. Nobody
 * else may work at them meanwhile.
 * @param {string} url
 * @returns {Promise<{ subjects: Subject[], close: () => Promise<void> }>}
 */
export async function openWorkerQueues(url) {
  const queues = [await openQueues(url, few), await openQueues(url, database)];
  return {
    subjects: [
      { name: "worker: messages due found, one claimed", bySize: queues.map(({ message }) => message) },
      { name: "worker: webhooks due found, one claimed", bySize: queues.map(({ delivery }) => delivery) },
    ],
    close: async () => {
      for (const { close } of queues) await close();
    },
  };
}
