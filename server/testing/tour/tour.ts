import type { ApiClient } from "../api-client.ts";
import type { Statement, StatementCounter } from "../statement-counter.ts";
import { readClientDocuments } from "./client-documents.ts";

export interface HeardStatement extends Statement {
  /** What sent it first: an operation of an app, or work of the server. */
  readonly by: string;
}

/** What an operation answers: a tour reads what it asked for. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

/** Where in an answer somebody is told that something was refused. */
function refusalsIn(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => (name === "errors" && Array.isArray(each) ? each : refusalsIn(each)) as unknown[]);
}

/** The same statement for lists of other lengths. */
const shapeOf = (sql: string): string => sql.replace(/\s+/g, " ").replace(/\?(, ?\?)+/g, "?…");

/** Goes through what the product does, and keeps each statement that it sends to the database, with the values of its first time. */
export class Tour {
  readonly #counter: StatementCounter;
  readonly #heard = new Map<string, HeardStatement>();
  readonly #left = new Map(readClientDocuments());
  readonly #documents = readClientDocuments();

  constructor(counter: StatementCounter) {
    this.#counter = counter;
  }

  get statements(): readonly HeardStatement[] {
    return [...this.#heard.values()];
  }

  /** Operations of the apps that were not sent yet. */
  get left(): readonly string[] {
    return [...this.#left.keys()];
  }

  async during<T>(by: string, work: () => Promise<T>): Promise<T> {
    const { answer, statements } = await this.#counter.during(work);
    for (const statement of statements) {
      const shape = shapeOf(statement.sql);
      if (!this.#heard.has(shape)) this.#heard.set(shape, { ...statement, by });
    }
    return answer;
  }

  /** Fetches what an app links to. */
  async fetch(client: ApiClient, place: string): Promise<void> {
    const { status } = await this.during(`GET ${place}`, () => client.send(place));
    if (status !== 200) throw new Error(`${place} was answered with ${status}.`);
  }

  /** Sends an operation of an app, which must do what it is for. */
  async send(client: ApiClient, operation: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answered> {
    const document = this.#documents.get(operation);
    if (document === undefined) throw new Error(`No app sends ${operation}.`);
    this.#left.delete(operation);
    const { data, errors } = await this.during(operation, () => client.run(document, variables));
    const refused = [...errors, ...refusalsIn(data)];
    if (refused.length > 0) throw new Error(`${operation} was refused: ${JSON.stringify(refused)}`);
    return data;
  }
}

/** The first object of a type in an answer. */
export function firstOf(type: string, answer: unknown): Answered {
  if (typeof answer !== "object" || answer === null) return undefined;
  if ((answer as { __typename?: unknown }).__typename === type) return answer;
  for (const value of Object.values(answer)) {
    const found = firstOf(type, value) as unknown;
    if (found !== undefined) return found;
  }
  return undefined;
}
