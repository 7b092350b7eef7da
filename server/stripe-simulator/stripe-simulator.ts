import type { IncomingMessage, ServerResponse } from "node:http";
import { systemClock } from "../kernel/clock.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ApiAnswer } from "./api/api-answer.ts";
import { ApiError } from "./api/api-error.ts";
import { answerRequest } from "./api/answer-request.ts";
import type { Delivered, Delivering, Endpoint } from "./delivery/deliveries.ts";
import { deliver } from "./delivery/deliveries.ts";
import { Dashboard } from "./dashboard.ts";
import { catchUp } from "./happenings/passing-time.ts";
import { servePage } from "./pages/serve-page.ts";
import { newAccountId, newSecretKey } from "./world/ids.ts";
import type { AccountRecord, KeyRecord } from "./world/records.ts";
import type { Tables } from "./world/tables.ts";
import { emptyTables } from "./world/tables.ts";
import type { Call } from "./transport/calls.ts";
import { Calls } from "./transport/calls.ts";
import { StripeServer } from "./transport/http-server.ts";
import type { InProcessClient } from "./transport/in-process-client.ts";
import { inProcessClient } from "./transport/in-process-client.ts";
import type { Fault, Stage, Trouble } from "./transport/troubles.ts";
import { Troubles } from "./transport/troubles.ts";

interface SimulatorOptions {
  readonly clock?: Clock;
  /** What was kept of one before. */
  readonly tables?: Tables;
  /** After so long a debit arrives by itself; unless told otherwise somebody says when. */
  readonly debitArrivesAfterMs?: number | null;
  /** Told whenever something may have changed, before anybody hears of it. */
  readonly onChange?: (tables: Tables) => void;
}

interface KeyOptions {
  readonly live?: boolean;
  /** What a restricted key may do; absent, it is a secret key, which may do all. */
  readonly permissions?: readonly string[];
}

interface FaultPlan {
  /** The beginning of the method and path: `POST /v1/refunds`. */
  readonly on?: string;
  readonly stage?: Stage;
  readonly times?: number;
}

/** Stripe as far as the product needs it, with a memory: for Stripe's own client, over HTTP or in this process. */
export class StripeSimulator extends Dashboard {
  readonly #calls = new Calls();
  readonly #troubles = new Troubles();
  readonly #endpoints: Endpoint[] = [];
  #server: StripeServer | null = null;

  constructor({ clock = systemClock, tables = emptyTables(), debitArrivesAfterMs = null, onChange }: SimulatorOptions = {}) {
    super(
      { tables, clock, debitArrivesAfterMs, pageBase: () => (this.#server ? this.url.origin : "https://checkout.stripe.invalid") },
      onChange,
    );
  }

  static async start({ port, ...options }: SimulatorOptions & { readonly port?: number } = {}): Promise<StripeSimulator> {
    const simulator = new StripeSimulator(options);
    simulator.#server = await StripeServer.start(simulator, port);
    return simulator;
  }

  /** For `STRIPE_API_BASE`. */
  get url(): URL {
    if (!this.#server) throw new Error("It was not started over HTTP.");
    return new URL(`http://localhost:${this.#server.port}`);
  }

  /** For the option `httpClient` of Stripe's own client. */
  get httpClient(): InProcessClient {
    return inProcessClient((call) => this.receive(call));
  }

  get calls(): readonly Call[] {
    return this.#calls.all;
  }

  get trouble(): Trouble {
    return this.#troubles.all;
  }

  set trouble(trouble: Trouble) {
    this.#troubles.all = trouble;
  }

  openAccount(): AccountRecord {
    const account: AccountRecord = { id: newAccountId(), chargesEnabled: true, refunds: "succeed" };
    this.world.tables.accounts[account.id] = account;
    return account;
  }

  /** A new key of the account. */
  makeKey(account: Pick<AccountRecord, "id">, { live = false, permissions }: KeyOptions = {}): string {
    const key = newSecretKey(permissions !== undefined, live);
    this.world.tables.keys[key] = { key, accountId: account.id, live, permissions: permissions ?? null, state: "valid" };
    return key;
  }

  /** From now on the key is one that Stripe never heard of. */
  forget(key: string): void {
    delete this.world.tables.keys[key];
  }

  /** A key that is known; a wrong one fails the test. */
  known(key: string): KeyRecord {
    const found = this.world.tables.keys[key];
    if (!found) throw new Error("No such key was made.");
    return found;
  }

  /** From now on nothing is answered, or nothing to this key, or only not the next call, until what is returned is called. */
  hold(what: { readonly key?: string | null; readonly next?: boolean } = {}): () => void {
    return this.#calls.hold(what);
  }

  /** Resolves once so many calls have come in altogether. */
  async heard(count: number): Promise<void> {
    await this.#calls.heard(count);
  }

  /** The next such call ends so. */
  fault(how: Fault, plan: FaultPlan = {}): void {
    this.#troubles.plan({ ...plan, act: () => how });
  }

  /** Something happens while the next such call is on its way. */
  meanwhile(act: () => Promise<void> | void, plan: FaultPlan = {}): void {
    this.#troubles.plan({ ...plan, act });
  }

  /** No trouble from now on. */
  calm(): void {
    this.#troubles.forget();
  }

  /** The account wants to be told of its events. */
  listen(endpoint: Endpoint): void {
    this.#endpoints.push(endpoint);
  }

  async deliverEvents(how?: Delivering): Promise<Delivered[]> {
    catchUp(this.world);
    const delivered = await deliver(this.world, this.#endpoints, how);
    if (delivered.length > 0) this.changed();
    return delivered;
  }

  async receive(call: Call): Promise<ApiAnswer> {
    await this.#calls.take(call);
    const { method, path, key, headers, form } = call;
    const place = `${method} ${path}`;
    const sent = headers["idempotency-key"];
    const request = { method, path, key, form, idempotencyKey: typeof sent === "string" ? sent : null };
    try {
      await this.#troubles.meet("arriving", place);
      return await answerRequest(this.world, request, {
        before: () => this.#troubles.meet("working", place),
        after: () => this.#troubles.meet("done", place),
      });
    } catch (error) {
      if (error instanceof ApiError) return error.answer;
      throw error;
    } finally {
      this.changed();
    }
  }

  /** The pages on which people pay. */
  async servePage(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    await servePage(this, { url, request, response });
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
    this.#server = null;
  }
}
