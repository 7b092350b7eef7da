import { Field, InputType, ObjectType } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import { AddressInput } from "../../graphql/address.ts";
import { Payload, UpsertResult } from "../../graphql/payload.ts";
import { LocationType } from "./clinic.type.ts";

@InputType({
  description: "One location by its external id. A new one needs `name` and `timeZone`; absent fields are untouched, null clears.",
})
export class UpsertLocationInput {
  @Field(() => String, { description: "Your own id of it: what makes a repeated call change nothing. At most 120 characters." })
  externalId!: string;

  @Field(() => String, { nullable: true, description: "Its name; at most 120 characters." })
  name?: string | null;

  @Field(() => AddressInput, { nullable: true, description: "Where it is." })
  address?: AddressInput | null;

  @Field(() => String, { nullable: true, description: "Its phone, in any usual notation." })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "IANA time zone, for example `America/Halifax`." })
  timeZone?: string | null;
}

@InputType({ description: "A batch of locations." })
export class UpsertLocationsInput {
  @Field(() => [UpsertLocationInput], { description: "1 to 500 items." })
  locations!: UpsertLocationInput[];
}

@ObjectType({ description: "What became of one location of a batch." })
@Access(anyone)
export class UpsertLocationResult extends UpsertResult {
  @Field(() => LocationType, { nullable: true, description: "The location as it is now; null where the item failed." })
  location!: LocationType | null;
}

@ObjectType({ description: "What became of a batch of locations." })
@Access(anyone)
export class UpsertLocationsPayload extends Payload {
  @Field(() => [UpsertLocationResult], { description: "One per item, in the order sent." })
  results!: UpsertLocationResult[];
}
