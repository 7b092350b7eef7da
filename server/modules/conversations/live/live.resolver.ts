import { Ctx, FieldResolver, Resolver } from "type-graphql";
import { Access, patientThemself } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { PatientType } from "../../patients/patient.type.ts";
import type { LiveService } from "./live.service.ts";

@Resolver(() => PatientType)
export class ConversationsVersionResolver {
  readonly #live: LiveService;

  constructor(live: LiveService) {
    this.#live = live;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Changes with everything that the patient sees of their conversations: while it stays, nothing need be read again. Cheap enough to ask " +
      "for often; send `portail-background: 1` with what nobody asked for by hand, so that it keeps no session alive.",
  })
  @Access(patientThemself)
  async conversationsVersion(@Ctx() { actor }: Context): Promise<string | null> {
    return actor.kind === "patient" ? this.#live.versionFor(actor) : null;
  }
}
