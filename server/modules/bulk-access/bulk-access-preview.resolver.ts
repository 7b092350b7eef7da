import { Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { PageArgs, sized, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { PatientConnection } from "../patients/patient-list.type.ts";
import { toPatient } from "../patients/patient.type.ts";
import type { BulkAccessService } from "./bulk-access.service.ts";
import { BulkAccessPreview } from "./bulk-access.type.ts";

/** Each only where it is asked for: counting a large clinic's charts costs more than a page of them. */
@Resolver(() => BulkAccessPreview)
export class BulkAccessPreviewResolver {
  readonly #bulk: BulkAccessService;

  constructor(bulk: BulkAccessService) {
    this.#bulk = bulk;
  }

  @FieldResolver(() => Int, { description: "How many charts match." })
  async count(@Root() { asked }: BulkAccessPreview, @Ctx() { actor }: Context): Promise<number> {
    return asked === null ? 0 : this.#bulk.count(actor, asked.enabled, asked.filter);
  }

  @FieldResolver(() => PatientConnection, { description: "The charts, those first whose switch was moved longest ago." })
  async patients(
    @Root() { asked }: BulkAccessPreview,
    @Ctx() { actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<PatientConnection> {
    const none = { items: [], hasNextPage: false };
    return toConnection(asked === null ? none : await this.#bulk.list(actor, asked.enabled, asked.filter, sized(page)), toPatient);
  }
}
