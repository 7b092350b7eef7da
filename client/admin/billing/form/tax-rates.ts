import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { Province, TaxCode } from "../../../gql/graphql.ts";

const TaxRates = graphql(`
  query TaxRates($province: Province!) {
    taxRates(province: $province) {
      code
      ratePercent
    }
  }
`);

export interface ChargedRate {
  readonly code: TaxCode;
  readonly percent: string;
  readonly millionths: number;
}

/** What a province charges today; null while it isn't known. */
export function useTaxRates(province: Province) {
  const [{ data, error, fetching }, retry] = useQuery({ query: TaxRates, variables: { province } });
  const rates = useMemo(
    (): readonly ChargedRate[] | null =>
      data?.taxRates.map(({ code, ratePercent: percent }) => ({ code, percent, millionths: Math.round(Number(percent) * 10_000) })) ?? null,
    [data],
  );
  return { rates: fetching ? null : rates, error, retry };
}
