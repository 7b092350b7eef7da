import { Agent, request } from "node:http";

const query = `mutation ($input: UpsertAppointmentsInput!) {
  upsertAppointments(input: $input) { results { outcome } errors { code } }
}`;

/**
 * An integrating team's program: sends batches and demands that each item of each becomes what is expected.
 * @param {{ port: number, host: string, token: string, atOnce: number }} given
 */
export function createSender({ port, host, token, atOnce }) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

  /** @param {object[]} appointments @param {string} expected @returns {Promise<void>} */
  const send = (appointments, expected) =>
    new Promise((resolve, reject) => {
      const headers = { host, authorization: `Bearer ${token}`, "content-type": "application/json" };
      const sent = request({ port, path: "/graphql", method: "POST", agent, headers }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part) => (text += part));
        response.on("error", reject);
        response.on("end", () => {
          const results = JSON.parse(text).data?.upsertAppointments?.results ?? [];
          const right = results.length === appointments.length && results.every((/** @type {any} */ each) => each.outcome === expected);
          if (right) resolve();
          else reject(new Error(`A batch was not ${expected}: ${text.slice(0, 500)}`));
        });
      });
      sent.on("error", reject);
      sent.end(JSON.stringify({ query, variables: { input: { appointments } } }));
    });

  return { send, close: () => agent.destroy() };
}
