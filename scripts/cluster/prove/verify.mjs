/** @typedef {import("../galera-node.mjs").GaleraNode} GaleraNode */

const numbers = (/** @type {Record<string, unknown>[]} */ rows) => Number(Object.values(rows[0] ?? {})[0]);

/** @param {readonly string[]} expected @param {readonly string[]} found */
function compare(expected, found) {
  const there = new Set(found);
  const asked = new Set(expected);
  return {
    missing: expected.filter((each) => !there.has(each)).length,
    twice: found.length - there.size,
    unasked: [...there].filter((each) => !asked.has(each)).length,
  };
}

/** What was acknowledged, against what one node has. @param {GaleraNode} node @param {string} database @param {import("./actors.mjs").Written} written */
async function compareWith(node, database, written) {
  const column = async (/** @type {string} */ sql) => (await node.query(sql, database)).map((row) => String(Object.values(row)[0]));
  const kinds = /** @type {const} */ ([
    ["charts", written.charts.map(({ externalId }) => externalId), "SELECT external_id FROM patients"],
    ["appointments", written.appointments, "SELECT external_id FROM appointments"],
    ["conversations", written.subjects, "SELECT subject FROM conversations"],
    ["replies", written.replies, "SELECT SUBSTRING_INDEX(request_key, ':', -1) FROM messages WHERE written_from = 'PATIENT'"],
  ]);
  const found = [];
  for (const [name, expected, sql] of kinds) found.push({ name, count: expected.length, ...compare(expected, await column(sql)) });
  return found;
}

/** Each counts what is half done: rows that one transaction writes together. */
const halves = {
  "charts without their trace":
    "SELECT COUNT(*) FROM patients p WHERE 1 <> (SELECT COUNT(*) FROM audit_events a WHERE a.clinic_id = p.clinic_id AND a.subject_id = p.id AND a.action = 'patient.created')",
  "charts without their number":
    "SELECT COUNT(*) FROM patients p WHERE 1 <> (SELECT COUNT(*) FROM patient_identifications i WHERE i.clinic_id = p.clinic_id AND i.patient_id = p.id)",
  "appointments without their trace":
    "SELECT COUNT(*) FROM appointments p WHERE 1 <> (SELECT COUNT(*) FROM audit_events a WHERE a.clinic_id = p.clinic_id AND a.subject_id = p.id AND a.action = 'appointment.created')",
  "totals of a patient that are wrong": `SELECT COUNT(*) FROM (SELECT clinic_id, patient_id, status, SUM(n) AS difference FROM (
      SELECT clinic_id, patient_id, status, appointments AS n FROM patient_status_totals
      UNION ALL SELECT clinic_id, patient_id, status, -1 FROM appointments WHERE deactivated = 0) AS parts
    GROUP BY clinic_id, patient_id, status HAVING difference <> 0) AS wrong`,
  "totals of a status that are wrong": `SELECT COUNT(*) FROM (SELECT status, SUM(n) AS difference FROM (
      SELECT status, appointments AS n FROM appointment_status_totals
      UNION ALL SELECT status, -1 FROM appointments WHERE deactivated = 0) AS parts GROUP BY status HAVING difference <> 0) AS wrong`,
  "conversations without a message":
    "SELECT COUNT(*) FROM conversations c WHERE c.clinic_messages <> (SELECT COUNT(*) FROM messages m WHERE m.clinic_id = c.clinic_id AND m.conversation_id = c.id AND m.written_from = 'CLINIC')",
};

/** @param {GaleraNode} node @param {string} database */
async function countHalves(node, database) {
  const found = [];
  for (const [name, sql] of Object.entries(halves)) found.push({ name, count: numbers(await node.query(sql, database)) });
  return found;
}

/** Each table's checksum on each node. @param {readonly GaleraNode[]} nodes @param {string} database */
async function compareNodes(nodes, database) {
  const tables = (await /** @type {GaleraNode} */ (nodes[0]).query("SHOW TABLES", database)).map((row) => String(Object.values(row)[0]));
  const sums = await Promise.all(
    nodes.map(async (node) => (await node.query(`CHECKSUM TABLE ${tables.join(", ")}`, database)).map((row) => String(row["Checksum"]))),
  );
  const differing = tables.filter((_, place) => new Set(sums.map((sum) => sum[place])).size > 1);
  return { tables: tables.length, differing };
}

/**
 * @param {readonly GaleraNode[]} nodes @param {string} database @param {import("./actors.mjs").Written} written
 * @returns {Promise<{ lines: string[], wrong: string[] }>}
 */
export async function verify(nodes, database, written) {
  const lines = [];
  const wrong = [];
  for (const node of nodes) {
    for (const { name, count, missing, twice, unasked } of await compareWith(node, database, written)) {
      const said = `${node.name}: ${count} ${name} acknowledged, ${missing} missing, ${twice} twice, ${unasked} that nobody was told of`;
      lines.push(said);
      if (missing + twice + unasked > 0) wrong.push(said);
    }
    for (const { name, count } of await countHalves(node, database)) if (count > 0) wrong.push(`${node.name}: ${count} ${name}`);
  }
  const { tables, differing } = await compareNodes(nodes, database);
  lines.push(`${tables} tables, ${differing.length} that differ between the nodes`);
  if (differing.length > 0) wrong.push(`Tables that differ: ${differing.join(", ")}`);
  return { lines, wrong };
}
