import { useText } from "../use-text.ts";
import { issuerOf } from "./issuers.ts";

/** The name of a province or territory by its code. */
export function useIssuerText(): (code: string) => string {
  const text = useText();
  return (code) => {
    const issuer = issuerOf(code);
    return issuer ? text(`issuer.${issuer}`) : code;
  };
}
