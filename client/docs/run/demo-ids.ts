import { sendExample } from "./send-example.ts";

/** How the demo clinic is asked for one of each. */
const documents: Readonly<Record<string, string>> = {
  Patient: "{ patients(first: 1) { edges { node { id } } } }",
  Conversation: "{ conversations(first: 1) { edges { node { id } } } }",
  Invoice: "{ invoices(first: 1) { edges { node { id } } } }",
  Registration: "{ registrations(first: 1) { edges { node { id } } } }",
  IdentificationType: "{ clinic { identificationTypes { id } } }",
  Location: "{ clinic { locations { id } } }",
};

/** Of an invented id: what it would be the id of. */
function typeOfSample(value: string): string | null {
  if (!/^[\w-]{20,80}$/.test(value)) return null;
  try {
    return /^([A-Z]\w+):01KBSAMP/.exec(atob(value.replaceAll("-", "+").replaceAll("_", "/")))?.[1] ?? null;
  } catch {
    return null;
  }
}

const firstId = (body: string): string | null => /"id": "([^"]+)"/.exec(body)?.[1] ?? null;

async function findId(type: string, token: string): Promise<string | null> {
  const document = documents[type];
  return document ? firstId((await sendExample(document, {}, token)).body) : null;
}

/** Examples name what doesn't exist: in the demo, something of the same type that does takes its place. */
export async function withDemoIds(variables: unknown, token: string): Promise<unknown> {
  if (typeof variables === "string") {
    const type = typeOfSample(variables);
    return (type && (await findId(type, token))) ?? variables;
  }
  if (Array.isArray(variables)) return Promise.all(variables.map((each) => withDemoIds(each, token)));
  if (typeof variables !== "object" || variables === null) return variables;
  const entries = Object.entries(variables).map(async ([name, value]) => [name, await withDemoIds(value, token)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
