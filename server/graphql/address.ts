import { Field, InputType, ObjectType } from "type-graphql";
import type { Address } from "../kernel/address.ts";
import { anyone, Access } from "./access.ts";

const description = {
  street: "Street, number and unit.",
  city: "City or town.",
  province: "Province or territory, for example `QC`.",
  postalCode: "Postal code, for example `H2X 1Y4`.",
  country: "Country, for example `CA`.",
};

@ObjectType("Address", { description: "A postal address; every part may be unknown." })
@Access(anyone)
export class AddressType implements Address {
  @Field(() => String, { nullable: true, description: description.street })
  street!: string | null;

  @Field(() => String, { nullable: true, description: description.city })
  city!: string | null;

  @Field(() => String, { nullable: true, description: description.province })
  province!: string | null;

  @Field(() => String, { nullable: true, description: description.postalCode })
  postalCode!: string | null;

  @Field(() => String, { nullable: true, description: description.country })
  country!: string | null;
}

@InputType({ description: "A postal address. Absent parts are untouched, null clears." })
export class AddressInput {
  @Field(() => String, { nullable: true, description: description.street })
  street?: string | null;

  @Field(() => String, { nullable: true, description: description.city })
  city?: string | null;

  @Field(() => String, { nullable: true, description: description.province })
  province?: string | null;

  @Field(() => String, { nullable: true, description: description.postalCode })
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: description.country })
  country?: string | null;
}

/** Null when nothing of it is known. */
export function toAddress({ street, city, province, postalCode, country }: Address): AddressType | null {
  if (street === null && city === null && province === null && postalCode === null && country === null) return null;
  const shown = new AddressType();
  shown.street = street;
  shown.city = city;
  shown.province = province;
  shown.postalCode = postalCode;
  shown.country = country;
  return shown;
}
