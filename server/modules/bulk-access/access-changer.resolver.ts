import { Ctx, Query, Resolver } from "type-graphql";
import { Access } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { AccessChanger, bulkRule } from "./bulk-access.type.ts";

/** Somebody of a clinic, by the application's id. */
export interface KnownChanger {
  readonly id: string;
  readonly name: string;
}

/** Everybody of a clinic who may move switches or might have. */
export type ListChangers = (
  clinicId: string,
) => Promise<{ readonly staff: readonly KnownChanger[]; readonly consumers: readonly KnownChanger[] }>;

@Resolver()
export class AccessChangerResolver {
  readonly #list: ListChangers;

  constructor(list: ListChangers) {
    this.#list = list;
  }

  @Query(() => [AccessChanger], { description: "The clinic's staff and API consumers, for the filter of a bulk change." })
  @Access(bulkRule)
  async accessChangers(@Ctx() { clinic }: Context): Promise<AccessChanger[]> {
    const { staff, consumers } = await this.#list(clinic.id);
    const toChanger = (type: "StaffMember" | "ApiConsumer") => (one: KnownChanger) =>
      Object.assign(new AccessChanger(), { id: toGlobalId(type, one.id), name: one.name, program: type === "ApiConsumer" });
    return [...staff.map(toChanger("StaffMember")), ...consumers.map(toChanger("ApiConsumer"))];
  }
}
