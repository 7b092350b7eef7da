import { Field, Int, ObjectType } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import { DateTime, LocalDate } from "../../graphql/scalars.ts";
import type { BulkAccessFilter } from "./bulk-access-filter.ts";

@ObjectType("BulkAccessFilter", { description: "Which charts a bulk change was about; null where it didn't matter." })
@Access(permitted("BULK_PATIENT_ACCESS"))
export class BulkAccessFilterType {
  /** Who, as rows have it. */
  written!: string | null;

  @Field(() => DateTime, { nullable: true, description: "Their switch was last moved then or later." })
  changedFrom!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Their switch was last moved before." })
  changedBefore!: Date | null;

  @Field(() => Boolean, { description: "Whether only those whose switch nobody had moved." })
  changedByDefault!: boolean;

  @Field(() => String, { nullable: true, description: "The reason contains this." })
  reasonContains!: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Their last appointment was on this day or later." })
  lastAppointmentFrom!: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Their last appointment was before this day." })
  lastAppointmentBefore!: string | null;

  @Field(() => Int, { nullable: true, description: "At least so many years old." })
  ageFrom!: number | null;

  @Field(() => Int, { nullable: true, description: "At most so many years old." })
  ageTo!: number | null;

  @Field(() => Boolean, { nullable: true, description: "With an e-mail or a mobile; false: with neither." })
  hasContact!: boolean | null;
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

export const toFilterType = ({
  changedFrom,
  changedBefore,
  changedBy,
  today: _,
  timeZone: __,
  ...same
}: BulkAccessFilter): BulkAccessFilterType =>
  Object.assign(new BulkAccessFilterType(), same, {
    written: changedBy,
    changedFrom: dateOf(changedFrom),
    changedBefore: dateOf(changedBefore),
  });
