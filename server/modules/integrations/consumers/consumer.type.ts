import { Field, Int, ObjectType } from "type-graphql";
import type { Rule } from "../../../graphql/access.ts";
import { Access, anyone, either, permitted } from "../../../graphql/access.ts";
import { PageInfo } from "../../../graphql/connection.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { Node } from "../../../graphql/node.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { PermissionEnum } from "../../../graphql/viewer.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import type { ApiConsumer } from "../api-consumer.entity.ts";
import { grantedScopes } from "./granted-scopes.ts";

export const consumerThemself: Rule = { text: "API consumers, for themselves", allows: (actor) => actor.kind === "consumer" };

/** Support sees all of the clinic's; a consumer sees itself. */
export const consumerRule = either(consumerThemself, permitted("INTEGRATIONS"));

@ObjectType("ApiConsumer", {
  implements: Node,
  description: "An integrating team's program, with what it may do in this clinic. Made and kept by the support account.",
})
@Access(consumerRule)
export class ApiConsumerType extends Node {
  readonly row!: ApiConsumer;

  @Field(() => String, {
    description: "What it is called, for example `Laboratoire Boréal`; no other consumer of the clinic is called alike.",
  })
  name!: string;

  @Field(() => [PermissionEnum], { description: "What it may do, for example `[PATIENTS_READ, APPOINTMENTS_READ]`." })
  scopes!: Permission[];

  @Field(() => Int, { description: "Rises with every change of it: send it back with yours." })
  version!: number;

  @Field(() => Boolean, { description: "Whether its tokens and signed tokens are accepted." })
  active!: boolean;

  @Field(() => DateTime, { nullable: true, description: "Since when none of them is; null while they are." })
  deactivatedAt!: Date | null;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it last called, to five minutes; null for never." })
  lastUsedAt!: Date | null;
}

@ObjectType({ description: "An API consumer in its list." })
@Access(anyone)
export class ApiConsumerEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => ApiConsumerType, { description: "The consumer." })
  node!: ApiConsumerType;
}

@ObjectType({ description: "A page of API consumers." })
@Access(anyone)
export class ApiConsumerConnection {
  @Field(() => [ApiConsumerEdge], { description: "The consumers, by name." })
  edges!: ApiConsumerEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}

export function toApiConsumer(row: ApiConsumer): ApiConsumerType {
  const { name, version, deactivatedAt, createdAt, lastUsedAt } = row;
  return Object.assign(new ApiConsumerType(), {
    ...{ row, id: toGlobalId("ApiConsumer", row.id), name, version, deactivatedAt, createdAt, lastUsedAt },
    ...{ scopes: grantedScopes(row), active: deactivatedAt === null },
  });
}
