import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import type { RecordActors } from "../../../graphql/record-actor.ts";
import { RecordActorType } from "../../../graphql/record-actor.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { Fault } from "../../../kernel/fault.ts";
import type { Registration } from "../registration.entity.ts";
import { RegistrationDecided, RegistrationPayload } from "./decision.payload.ts";
import type { RegistrationLoader } from "./registration-loader.ts";
import { RegistrationType, toRegistration } from "./registration.type.ts";

@Resolver(() => RegistrationPayload)
export class RegistrationPayloadResolver {
  readonly #registrations: RegistrationLoader;

  constructor(registrations: RegistrationLoader) {
    this.#registrations = registrations;
  }

  /** Looked up like any registration: what is sent back is a read, with its right and its trace. */
  @FieldResolver(() => RegistrationType, { nullable: true, description: "The registration as it is now; null where nothing was decided." })
  async registration(@Root() { decidedId }: RegistrationPayload, @Ctx() context: Context): Promise<RegistrationType | null> {
    const row = decidedId === null ? null : await this.#registrations(context).load(decidedId);
    return row && toRegistration(row);
  }
}

@Resolver(() => RegistrationDecided)
export class RegistrationDecidedResolver {
  readonly #registrations: RegistrationLoader;
  readonly #actors: RecordActors;

  constructor(registrations: RegistrationLoader, actors: RecordActors) {
    this.#registrations = registrations;
    this.#actors = actors;
  }

  @FieldResolver(() => RegistrationType, { description: "The registration as it is now." })
  async current(@Root() decided: RegistrationDecided, @Ctx() context: Context): Promise<RegistrationType> {
    return toRegistration(await this.#current(decided, context));
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who decided; null where it waits again." })
  @Access(permitted("PATIENTS_READ"))
  async decidedBy(@Root() decided: RegistrationDecided, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, (await this.#current(decided, context)).decidedBy);
  }

  @FieldResolver(() => DateTime, { nullable: true, description: "When it was decided; null where it waits again." })
  async decidedAt(@Root() decided: RegistrationDecided, @Ctx() context: Context): Promise<Date | null> {
    return (await this.#current(decided, context)).decidedAt;
  }

  async #current({ registrationId }: RegistrationDecided, context: Context): Promise<Registration> {
    const row = await this.#registrations(context).load(registrationId);
    if (!row) throw new Fault("NOT_FOUND");
    return row;
  }
}
