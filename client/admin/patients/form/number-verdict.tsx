import { Icon } from "../../../shared/ui/icon.tsx";
import { useText } from "../../use-text.ts";
import { useIdentificationCheck } from "./use-identification-check.ts";

/** What can be said of a number by itself. The place is there from the start: what is said later is read out. */
export function NumberVerdict({ typeId, value }: { typeId: string; value: string }) {
  const text = useText();
  const check = useIdentificationCheck(typeId, value);
  const { verdict, doubt, display } = check ?? {};
  const why = doubt ? text(`doubt.${doubt}`) : "";
  return (
    <p role="status" className={`number-verdict ${verdict?.toLowerCase() ?? ""}`}>
      {verdict && (
        <>
          <Icon name={verdict === "VALID" ? "check" : "alert"} />
          <span>{verdict === "VALID" ? text("verdict.VALID", { number: display ?? "" }) : `${text(`verdict.${verdict}`)} ${why}`}</span>
        </>
      )}
    </p>
  );
}
