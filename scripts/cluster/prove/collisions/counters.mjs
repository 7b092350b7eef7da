/** @typedef {import("../../galera-node.mjs").GaleraNode} GaleraNode */

const names = ["wsrep_local_cert_failures", "wsrep_local_bf_aborts"];

/** What the nodes themselves counted: transactions that lost against another node's, at COMMIT and before it. @param {readonly GaleraNode[]} nodes */
export async function countLost(nodes) {
  const list = names.map((name) => `'${name}'`).join(", ");
  const found = await Promise.all(nodes.map((node) => node.query(`SHOW GLOBAL STATUS WHERE Variable_name IN (${list})`)));
  const sum = (/** @type {string | undefined} */ name) =>
    found.flat().reduce((all, row) => all + (String(row["Variable_name"]) === name ? Number(row["Value"]) : 0), 0);
  return { certification: sum(names[0]), aborted: sum(names[1]) };
}

/** What the processes counted: transactions that ran again, by where they had failed. @param {readonly number[]} ports @param {string} token */
export async function countRunAgain(ports, token) {
  const found = { statement: 0, commit: 0 };
  for (const port of ports) {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    for (const [, at, count] of (await answer.text()).matchAll(/^portail_database_transaction_retries_total\{at="(\w+)"\} (\d+)/gm))
      found[/** @type {"statement" | "commit"} */ (at)] += Number(count);
  }
  return found;
}
