import type { EntityManager } from "typeorm";
import type { Locale } from "../../kernel/locale.ts";
import type { Outbox } from "../notifications/outbox.ts";
import type { OtpChannel } from "./otp-channel.ts";
import type { OtpChallenge } from "./otp-challenge.entity.ts";

export interface CodeMessage {
  readonly clinic: { readonly id: string; readonly slug: string; readonly name: string; readonly phone: string };
  readonly locale: Locale;
  readonly challenge: OtpChallenge;
  readonly code: string;
  readonly channel: OtpChannel;
  readonly destination: string;
  readonly lifetimeMinutes: number;
  /** Written like any other, and never sent. */
  readonly decoy: boolean;
}

/** Leaves one-time codes in the outbox. */
export class SendCode {
  readonly #outbox: Outbox;
  readonly #hostOf: (slug: string) => string;
  readonly #wake: () => void;

  constructor(outbox: Outbox, hostOf: (slug: string) => string, wake: () => void) {
    this.#outbox = outbox;
    this.#hostOf = hostOf;
    this.#wake = wake;
  }

  /** In the transaction of the challenge. For nobody the same row is written, and never sent. */
  enqueue(
    tx: EntityManager,
    { clinic, locale, challenge, code, channel, destination, lifetimeMinutes, decoy }: CodeMessage,
  ): Promise<unknown> {
    return this.#outbox.enqueue(tx, {
      clinicId: clinic.id,
      kind: "ONE_TIME_CODE",
      channel,
      patientId: challenge.patientId,
      to: destination,
      facts: {
        ...{ locale, clinic: { name: clinic.name, phone: clinic.phone }, code, lifetimeMinutes },
        ...{ host: this.#hostOf(clinic.slug), purpose: challenge.purpose },
      },
      notAfter: challenge.expiresAt,
      // One person's codes at one destination: people who share an address don't void each other's.
      sequence: `${challenge.recipient}:${challenge.patientId ?? challenge.pairKey}`,
      decoy,
    });
  }

  /** To be called after the commit. */
  wake(): void {
    this.#wake();
  }
}
