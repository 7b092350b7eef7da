/** Words and numbers of the house: nothing that somebody typed. */
export type Attributes = Readonly<Record<string, string | number>>;

export type SpanKind = "server" | "client" | "internal";

/** One stretch of work, as a trace shows it. */
export interface Span {
  rename(name: string): void;
  set(attributes: Attributes): void;
  /** It ended in a fault; the error is shown by its name alone. */
  fail(errorName: string): void;
  end(): void;
  /** What a service that is called from within is told, so that its own spans join: the W3C header `traceparent`. */
  readonly traceparent: string;
}

/** Where traces go. */
export interface Traces {
  /** Begins a span within the current one; `traceparent`: within that of the caller instead. Null where nothing is traced. */
  begin(name: string, kind: SpanKind, attributes: Attributes, traceparent?: string): Span | null;
  /** Runs work inside a span, however it goes on. */
  inside<T>(span: Span, work: () => T): T;
  current(): Span | null;
  /** Sends what is left. */
  stop(): Promise<void>;
}

/** Where nobody wants any: costs nothing. */
export const noTraces: Traces = {
  begin: () => null,
  inside: (_span, work) => work(),
  current: () => null,
  stop: async () => undefined,
};
