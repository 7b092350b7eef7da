/** A message didn't go out, and a later try may succeed. The code is ours: what a mail server says may hold the address. */
export class DeliveryFailed extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = "DeliveryFailed";
    this.code = code;
  }
}

/** A message that will never go out: trying again is no use. */
export class DeliveryRefused extends DeliveryFailed {
  constructor(code: string) {
    super(code);
    this.name = "DeliveryRefused";
  }
}
