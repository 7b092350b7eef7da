import { Field, ObjectType } from "type-graphql";
import { anyone, Access } from "../../../graphql/access.ts";
import { enumOf } from "../../../graphql/enums.ts";
import type { Province } from "./province.ts";
import { provinces } from "./province.ts";
import type { TaxCode } from "./tax-code.ts";
import { taxCodes } from "./tax-code.ts";
import type { TaxRate } from "./tax-rates.ts";
import { percentOf } from "./tax-rates.ts";

const names: Readonly<Record<Province, string>> = {
  ...{ AB: "Alberta", BC: "British Columbia", MB: "Manitoba", NB: "New Brunswick", NL: "Newfoundland and Labrador", NS: "Nova Scotia" },
  ...{
    NT: "Northwest Territories",
    NU: "Nunavut",
    ON: "Ontario",
    PE: "Prince Edward Island",
    QC: "Quebec",
    SK: "Saskatchewan",
    YT: "Yukon",
  },
};

export const ProvinceEnum = enumOf("Province", "A province or territory of Canada.", provinces, {
  ...(Object.fromEntries(provinces.map((province) => [province, `${names[province]}.`])) as Record<Province, string>),
});

export const TaxCodeEnum = enumOf("TaxCode", "A sales tax.", taxCodes, {
  GST: "Goods and services tax (TPS in French), of Canada.",
  HST: "Harmonised sales tax (TVH in French), of Canada and a province together.",
  QST: "Quebec sales tax (TVQ in French).",
  PST: "Provincial sales tax (TVP in French).",
});

@ObjectType("TaxRate", { description: "What a province charges of one tax on a day." })
@Access(anyone)
export class TaxRateType {
  @Field(() => TaxCodeEnum, { description: "Which tax." })
  code!: TaxCode;

  @Field(() => String, { description: "In percent, exact: `9.975`." })
  ratePercent!: string;
}

export const toTaxRate = ({ code, rateMillionths }: TaxRate): TaxRateType =>
  Object.assign(new TaxRateType(), { code, ratePercent: percentOf(rateMillionths) });
