import { Field, ID, ObjectType } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import type { RecordActorKind } from "../../../graphql/record-actor.ts";
import { RecordActorKindEnum } from "../../../graphql/record-actor.ts";
import { auditRule } from "./audit-event.type.ts";

@ObjectType("AuditActor", { description: "Who did something that the audit trail records, by the name that they have now." })
@Access(auditRule)
export class AuditActorType {
  @Field(() => ID, { description: "Their `id`, to ask for what they did." })
  id!: string;

  @Field(() => RecordActorKindEnum, { description: "What they are." })
  kind!: RecordActorKind;

  @Field(() => String, { description: "What they are called: for a patient “the patient”, in the language of the request." })
  name!: string;
}
