export interface TextMessage {
  /** E.164. */
  readonly to: string;
  readonly body: string;
  /** The same at every try. */
  readonly deduplicationId: string;
}

export interface TextGateway {
  /** Resolves once the message is accepted. Throws `DeliveryRefused` where it never will be, anything else where it may be later. */
  send(message: TextMessage): Promise<void>;
  /** Lets go of connections. */
  close(): Promise<void>;
}
