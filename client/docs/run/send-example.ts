export interface RunAnswer {
  readonly status: number;
  /** What a program is told beside the answer: limits, request id. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

const shownHeaders = /^(?:ratelimit|portail-cost|retry-after|x-request-id|idempotent)/i;

const readable = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

/** As a program sends it: with its token alone, whoever is signed in in this browser. */
export async function sendExample(query: string, variables: unknown, token: string): Promise<RunAnswer> {
  const response = await fetch("/graphql", {
    method: "POST",
    credentials: "omit",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/graphql-response+json",
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const body = readable(await response.text());
  return { status: response.status, headers: [...response.headers].filter(([name]) => shownHeaders.test(name)), body };
}

/** The token of the demo's own consumer; empty where there is none. */
export async function fetchDemoToken(): Promise<string> {
  const response = await fetch("/docs/demo-token.json", { credentials: "omit" });
  if (!response.ok) return "";
  const { token } = (await response.json()) as { token: string | null };
  return token ?? "";
}
