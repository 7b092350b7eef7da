import { EventEmitter, once } from "node:events";

/** A call as it came in. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly form: URLSearchParams;
}

interface Held {
  readonly key: string | null;
  readonly next: boolean;
  readonly released: Promise<void>;
}

/** What was called, and what has to wait. */
export class Calls {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly all: Call[] = [];
  #held: Held | null = null;

  hold({ key = null, next = false }: { readonly key?: string | null; readonly next?: boolean } = {}): () => void {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    this.#held = { key, next, released };
    return () => {
      this.#held = null;
      release();
    };
  }

  async heard(count: number): Promise<void> {
    while (this.all.length < count) await once(this.#emitter, "call");
  }

  /** Resolves once the call may go on. */
  async take(call: Call): Promise<void> {
    this.all.push(call);
    this.#emitter.emit("call");
    const held = this.#held;
    if (held?.next) this.#held = null;
    if (held && (held.key ?? call.key) === call.key) await held.released;
  }
}
