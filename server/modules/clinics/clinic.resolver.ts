import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { Access, either, permitted } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { Repeatable } from "../../graphql/key-use.ts";
import { toUpsertPayload } from "../../graphql/payload.ts";
import { ClinicType, IdentificationTypeType, LocationType, toClinic, toIdentificationType, toLocation } from "./clinic.type.ts";
import type { ClinicService } from "./clinic.service.ts";
import { UpsertLocationsInput, UpsertLocationsPayload } from "./location.inputs.ts";

@Resolver(() => ClinicType)
export class ClinicResolver {
  readonly #clinics: ClinicService;

  constructor(clinics: ClinicService) {
    this.#clinics = clinics;
  }

  @Query(() => ClinicType, { description: "The clinic that the host name stands for." })
  @Access(either(permitted("CLINIC_READ"), permitted("PORTAL_SETTINGS")))
  clinic(@Ctx() context: Context): ClinicType {
    return toClinic(context.clinic);
  }

  @FieldResolver(() => [IdentificationTypeType], { description: "Every kind of ID number that the clinic knows." })
  @Access(permitted("CLINIC_READ"))
  async identificationTypes(@Ctx() { clinic }: Context, @Root() _: ClinicType): Promise<IdentificationTypeType[]> {
    return (await this.#clinics.identificationTypes(clinic.id)).map(toIdentificationType);
  }

  @FieldResolver(() => [LocationType], { description: "The clinic's locations, by name." })
  @Access(permitted("CLINIC_READ"))
  async locations(@Ctx() { clinic }: Context, @Root() _: ClinicType): Promise<LocationType[]> {
    return (await this.#clinics.locations(clinic.id)).map(toLocation);
  }

  @Mutation(() => UpsertLocationsPayload, {
    description:
      "Makes or changes up to 500 locations by your own external ids. Repeating the call changes nothing; a wrong item does not hinder the others.",
  })
  @Repeatable()
  @Access(permitted("CLINIC_WRITE"))
  async upsertLocations(
    @Ctx() context: Context,
    @Arg("input", () => UpsertLocationsInput, { description: "The batch." }) input: UpsertLocationsInput,
  ): Promise<UpsertLocationsPayload> {
    const outcome = await this.#clinics.upsertLocations(
      context.actor,
      input.locations.map((location) => ({ ...location })),
    );
    const { results, errors } = toUpsertPayload(outcome, context);
    return {
      results: results.map(({ entity, ...result }) => ({ ...result, location: entity && toLocation(entity) })),
      errors: [...errors],
    };
  }
}
