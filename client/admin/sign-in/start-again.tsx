import { useEffect } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import { formatTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Icon } from "../../shared/ui/icon.tsx";
import { useNow } from "../../shared/ui/use-now.ts";
import { useText } from "../use-text.ts";
import type { StepProps } from "./second-step-form.tsx";

const CancelStaffSignIn = graphql(`
  mutation CancelStaffSignIn {
    cancelStaffSignIn {
      cancelled
    }
  }
`);

/** Says how long the page waits, leads back to the password, and does so by itself when the time is over. */
export function StartAgain({ expiresAt, onStartAgain, onExpired }: StepProps) {
  const text = useText();
  const { locale } = useLanguage();
  const announce = useAnnounce();
  const [, cancel] = useMutation(CancelStaffSignIn);
  const remaining = Date.parse(expiresAt) - useNow();
  const lastMinute = remaining <= 60_000 && remaining > 0;
  const over = remaining <= 0;
  useEffect(() => {
    if (lastMinute) announce(text("secondStep.lastMinute"));
  }, [lastMinute, announce, text]);
  useEffect(() => {
    if (over) onExpired();
  }, [over, onExpired]);
  const startAgain = (): void => {
    void cancel({});
    onStartAgain();
  };
  return (
    <div className="stack-tight">
      <p className="hint">{text("secondStep.until", { time: formatTime(locale, expiresAt) })}</p>
      <div>
        <Button kind="quiet" onClick={startAgain}>
          <Icon name="back" />
          {text("secondStep.startAgain")}
        </Button>
      </div>
    </div>
  );
}
