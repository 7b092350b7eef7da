import { Field, Int, ObjectType } from "type-graphql";
import { anyone, Access } from "./access.ts";

@ObjectType({ description: "An amount of money, exact." })
@Access(anyone)
export class Money {
  @Field(() => Int, { description: "In cents; below zero where it is owed the other way round." })
  cents!: number;

  @Field(() => String, { description: "The currency (ISO 4217): `CAD`." })
  currency!: string;
}

export const toMoney = (cents: number): Money => Object.assign(new Money(), { cents, currency: "CAD" });
