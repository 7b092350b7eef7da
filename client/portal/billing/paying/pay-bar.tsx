import { useEffect, useRef, useState } from "react";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../shared/language/money.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { useBillingText } from "../billing-texts.ts";
import { type Choice, type Chosen, choiceOf, leastCents, mostInvoices } from "./choice.ts";
import { OutcomeNotice, type Told } from "./outcome-notice.tsx";
import { useStartPayment } from "./use-start-payment.ts";

interface PayBarProps {
  readonly chosen: readonly Chosen[];
  /** Whether there is anything to be paid. */
  readonly offered: boolean;
  /** Nothing is chosen: there is but one. */
  readonly single?: boolean;
  /** Asks how the invoices stand now. */
  readonly onReload: () => void;
}

/** The total of what is chosen, the way to Stripe's page, and why that way was closed. */
export function PayBar({ chosen, offered, single = false, onReload }: PayBarProps) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const announce = useAnnounce();
  const [told, setTold] = useState<Told | null>(null);
  const notice = useRef<HTMLDivElement>(null);
  const { busy, start } = useStartPayment(onReload);
  const choice = choiceOf(chosen);
  const money = (cents: number): string => formatMoney(locale, cents);

  useEffect(() => {
    if (told) notice.current?.focus();
  }, [told]);
  const pay = async (): Promise<void> => {
    if (choice.kind !== "payable") return setTold({ kind: "choice" });
    setTold(null);
    announce(text("pay.busy"));
    const why = await start(chosen, choice.cents);
    if (!why) return;
    if (why.kind !== "unanswered" && why.kind !== "unreachable") onReload();
    setTold({ kind: "answer", why, cents: choice.cents });
  };
  const sayChoice = (of: Choice): string =>
    of.kind === "nothing" ? text("pay.nothing") : text(single ? "pay.single" : "pay.chosen", { count: of.count, amount: money(of.cents) });
  const isNew = told?.kind === "answer" && told.why.kind === "changed" && choice.kind === "payable" && choice.cents !== told.cents;
  return (
    <>
      <OutcomeNotice ref={notice} told={told} choice={choice} />
      {offered && (
        <>
          <p className="hint" id="pay-leaving">
            {text("pay.leaving")}
          </p>
          <div className={`save-bar pay-bar changed${single ? " alone" : ""}`}>
            <div>
              <p role="status">{sayChoice(choice)}</p>
              {choice.kind === "tooLittle" && <p className="hint">{text("pay.tooLittle", { least: money(leastCents) })}</p>}
              {choice.kind === "tooMany" && <p className="hint">{text("pay.tooMany", { most: mostInvoices })}</p>}
            </div>
            <Button
              kind={choice.kind === "payable" ? "primary" : "secondary"}
              busy={busy}
              aria-describedby="pay-leaving"
              onClick={() => void pay()}
            >
              {busy
                ? text("pay.busy")
                : choice.kind === "payable"
                  ? text(isNew ? "pay.confirmNew" : "pay.buttonAmount", { amount: money(choice.cents) })
                  : text("pay.button")}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
