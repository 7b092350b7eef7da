import { Arg, Ctx, Field, FieldResolver, InputType, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import type { Rule } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { Payload } from "../../../graphql/payload.ts";
import { Viewer } from "../../../graphql/viewer.ts";
import { holds } from "../../../kernel/actor.ts";
import { Fault } from "../../../kernel/fault.ts";
import type { RegistrationNoticeService } from "./registration-notice.service.ts";

/** Programs have no mailbox of their own. */
const deciders: Rule = {
  text: "staff with `REGISTRATIONS`",
  allows: (actor) => actor.kind === "staff" && holds(actor, "REGISTRATIONS"),
};

@InputType({ description: "Whether to be told that a registration waits." })
export class SetRegistrationNoticesInput {
  @Field(() => Boolean, { description: "True: by e-mail, at most every 15 minutes, without anything of what was sent." })
  wanted!: boolean;
}

@ObjectType({ description: "Whether the staff member is told." })
@Access(anyone)
export class SetRegistrationNoticesPayload extends Payload {
  @Field(() => Boolean, { description: "As `viewer { registrationNotices }`." })
  wanted!: boolean;
}

@Resolver(() => Viewer)
export class RegistrationNoticeResolver {
  readonly #notices: RegistrationNoticeService;

  constructor(notices: RegistrationNoticeService) {
    this.#notices = notices;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "Whether they are told by e-mail that a registration waits; null for whoever decides none.",
  })
  async registrationNotices(@Root() { actor }: Viewer): Promise<boolean | null> {
    return actor.kind === "staff" && holds(actor, "REGISTRATIONS") ? this.#notices.isWanted(actor) : null;
  }

  @Mutation(() => SetRegistrationNoticesPayload, { description: "Asks to be told by e-mail that a registration waits, or no longer." })
  @Access(deciders)
  async setRegistrationNotices(
    @Ctx() { actor }: Context,
    @Arg("input", () => SetRegistrationNoticesInput, { description: "The wish." }) { wanted }: SetRegistrationNoticesInput,
  ): Promise<SetRegistrationNoticesPayload> {
    if (actor.kind !== "staff") throw new Fault("FORBIDDEN");
    return { wanted: await this.#notices.setWanted(actor, wanted), errors: [] };
  }
}
