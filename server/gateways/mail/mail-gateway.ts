export interface MailMessage {
  /** One address, without a name. */
  readonly to: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Without angle brackets. The same at every try, so that mailboxes can tell a repetition. */
  readonly messageId: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface MailGateway {
  /** Resolves once the message is accepted. Throws `DeliveryRefused` where it never will be, anything else where it may be later. */
  send(message: MailMessage): Promise<void>;
  /** Lets go of connections. */
  close(): Promise<void>;
}
