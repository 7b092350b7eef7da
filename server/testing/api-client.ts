import type { Answer } from "./http-client.ts";
import { HttpClient } from "./http-client.ts";

export interface GraphQLAnswer {
  readonly status: number;
  readonly headers: Answer["headers"];
  // Tests read what they asked for; a wrong path fails the test.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** Somebody who speaks GraphQL to one clinic: a browser with its cookies, or a program with its token. */
export class ApiClient extends HttpClient {
  readonly #headers: Readonly<Record<string, string>>;

  constructor(port: number, host: string, headers: Readonly<Record<string, string>> = {}) {
    super(port, host);
    this.#headers = headers;
  }

  async post(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<GraphQLAnswer> {
    const sent = { "content-type": "application/json", accept: "application/graphql-response+json", ...this.#headers, ...headers };
    const { status, headers: answered, text } = await this.send("/graphql", { method: "POST", headers: sent, body: JSON.stringify(body) });
    const { data = null, errors = [] } = JSON.parse(text) as Partial<GraphQLAnswer>;
    return { status, headers: answered, data, errors };
  }

  run(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<GraphQLAnswer> {
    return this.post({ query, variables });
  }

  /** The data of an operation that is not expected to fail. */
  async data(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<GraphQLAnswer["data"]> {
    const { data, errors } = await this.run(query, variables);
    if (errors.length > 0) throw new Error(`The operation failed: ${JSON.stringify(errors)}`);
    return data;
  }

  /** The codes of an operation's root errors. */
  async refusal(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<unknown[]> {
    const { errors } = await this.run(query, variables);
    return errors.map(({ extensions }) => extensions["code"]);
  }
}
