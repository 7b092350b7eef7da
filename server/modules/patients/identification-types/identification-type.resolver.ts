import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Access, either, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import type { RecordActors } from "../../../graphql/record-actor.ts";
import { RecordActorType } from "../../../graphql/record-actor.ts";
import { IdentificationTypeType } from "../../clinics/clinic.type.ts";
import { healthNumberFormats } from "../health-numbers/formats.ts";
import { isHealthNumberIssuer } from "../health-numbers/issuer.ts";
import {
  ArchiveIdentificationTypeInput,
  CreateIdentificationTypeInput,
  RestoreIdentificationTypeInput,
  UpdateIdentificationTypeInput,
} from "./identification-type.inputs.ts";
import { SaveIdentificationTypePayload, toSavePayload } from "./identification-type.payloads.ts";
import type { BasedOn, IdentificationTypeService } from "./identification-type.service.ts";

const administration = permitted("CLINIC_WRITE");

const basedOn = ({ id, version }: { readonly id: string; readonly version: number }): BasedOn => ({
  id: fromGlobalId("IdentificationType", id),
  version,
});

@Resolver(() => IdentificationTypeType)
export class IdentificationTypeResolver {
  readonly #types: IdentificationTypeService;
  readonly #actors: RecordActors;

  constructor(types: IdentificationTypeService, actors: RecordActors) {
    this.#types = types;
    this.#actors = actors;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "How its numbers are printed on cards, for example `AAAA 9999 9999` (`A` a letter, `9` a digit); null where no form is known.",
  })
  mask(@Root() { kind, issuer }: IdentificationTypeType): string | null {
    return kind === "PROVINCIAL" && issuer !== null && isHealthNumberIssuer(issuer) ? healthNumberFormats[issuer].mask : null;
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who last changed it; null where nobody did since it was set up." })
  @Access(either(permitted("CLINIC_READ"), permitted("PATIENTS_READ")))
  async updatedBy(@Root() { row }: IdentificationTypeType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.updatedBy);
  }

  @Mutation(() => SaveIdentificationTypePayload, {
    description: "Makes an identification type. Errors: at the fields; `CONFLICT` at a name that is taken.",
  })
  @Access(administration)
  async createIdentificationType(
    @Ctx() context: Context,
    @Arg("input", () => CreateIdentificationTypeInput, { description: "The type." }) input: CreateIdentificationTypeInput,
  ): Promise<SaveIdentificationTypePayload> {
    return toSavePayload(await this.#types.create(context.actor, { ...input }), context);
  }

  @Mutation(() => SaveIdentificationTypePayload, {
    description:
      "Changes an identification type. Errors: at the fields; `CONFLICT` at a name that is taken, and at the version with the type as it is; `NOT_FOUND`.",
  })
  @Access(administration)
  async updateIdentificationType(
    @Ctx() context: Context,
    @Arg("input", () => UpdateIdentificationTypeInput, { description: "What changes, and since which version." })
    { id, version, ...input }: UpdateIdentificationTypeInput,
  ): Promise<SaveIdentificationTypePayload> {
    return toSavePayload(await this.#types.update(context.actor, basedOn({ id, version }), input), context);
  }

  @Mutation(() => SaveIdentificationTypePayload, {
    description:
      "Archives an identification type: charts keep their numbers of it and get no new ones, and nobody signs in with it. " +
      "Errors: `CONFLICT` with the type as it is; `NOT_FOUND`.",
  })
  @Access(administration)
  async archiveIdentificationType(
    @Ctx() context: Context,
    @Arg("input", () => ArchiveIdentificationTypeInput, { description: "Which." }) input: ArchiveIdentificationTypeInput,
  ): Promise<SaveIdentificationTypePayload> {
    return toSavePayload(await this.#types.setArchived(context.actor, basedOn(input), true), context);
  }

  @Mutation(() => SaveIdentificationTypePayload, {
    description: "Brings an archived identification type back into use. Errors: `CONFLICT` with the type as it is; `NOT_FOUND`.",
  })
  @Access(administration)
  async restoreIdentificationType(
    @Ctx() context: Context,
    @Arg("input", () => RestoreIdentificationTypeInput, { description: "Which." }) input: RestoreIdentificationTypeInput,
  ): Promise<SaveIdentificationTypePayload> {
    return toSavePayload(await this.#types.setArchived(context.actor, basedOn(input), false), context);
  }
}
