import { showEvent } from "../objects/show-event.ts";
import type { EventRecord } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { secondsNow } from "../world/world.ts";
import { postEvent } from "./post-event.ts";
import { signatureHeader } from "./signature.ts";

/** Where an account wants to be told. */
export interface Endpoint {
  readonly accountId: string;
  readonly secret: string;
  /** An address, or whoever takes it without a network; answers a status. */
  readonly to: URL | ((payload: string, signature: string) => Promise<number>);
}

export interface Delivering {
  /** Which of the events are not told, and never will be. All of them where it is `true`. */
  readonly lose?: boolean | ((event: EventRecord) => boolean);
  /** How often each is told altogether: 1 unless told otherwise. */
  readonly times?: number;
  /** In which order; the one in which they happened unless told otherwise. */
  readonly order?: (events: EventRecord[]) => EventRecord[];
  /** Only these; the others stay for later. */
  readonly only?: (event: EventRecord) => boolean;
}

export interface Delivered {
  readonly id: string;
  readonly type: string;
  /** What was answered; 0 where nobody answered. */
  readonly status: number;
}

async function tell(world: World, { to, secret }: Endpoint, event: EventRecord): Promise<number> {
  const payload = JSON.stringify(showEvent(event), null, 2);
  const signature = signatureHeader(payload, secret, secondsNow(world));
  return to instanceof URL ? postEvent(to, payload, signature) : to(payload, signature);
}

/** Tells what has not been told yet. What isn't taken with a status of 2xx is told again the next time. */
export async function deliver(world: World, endpoints: readonly Endpoint[], how: Delivering = {}): Promise<Delivered[]> {
  const { lose = false, times = 1, order = (events) => events, only = () => true } = how;
  const isLost = typeof lose === "function" ? lose : () => lose;
  const waiting = Object.values(world.tables.events).filter((event) => event.delivery === "pending" && only(event));
  for (const event of waiting) if (isLost(event)) event.delivery = "lost";
  const told = waiting.filter(({ delivery }) => delivery === "pending");
  const answers: Delivered[] = [];
  for (const event of order(Array.from({ length: times }, () => told).flat())) {
    const listening = endpoints.filter(({ accountId }) => accountId === event.accountId);
    const statuses: number[] = [];
    for (const endpoint of listening) statuses.push(await tell(world, endpoint, event));
    answers.push(...statuses.map((status) => ({ id: event.id, type: event.type, status })));
    if (statuses.every((status) => status >= 200 && status < 300)) event.delivery = "delivered";
  }
  return answers;
}
