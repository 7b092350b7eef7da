import { useEffect, useRef, useState } from "react";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { formatDay, formatNumber } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Icon } from "../../shared/ui/icon.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useText } from "../use-text.ts";
import { SecondStepFields } from "./account-fields.ts";
import { ReplaceApp } from "./replace-app.tsx";
import { RenewCodes } from "./renew-codes.tsx";
import { TurnOff } from "./turn-off.tsx";

type Doing = "turnOn" | "replace" | "renew" | "turnOff";

interface SecondStepSectionProps {
  readonly secondStep: FragmentType<typeof SecondStepFields>;
  readonly onChanged: () => void;
}

const fewCodes = 3;

export function SecondStepSection({ secondStep, onChanged }: SecondStepSectionProps) {
  const { enabledAt, required, recoveryCodesLeft } = readFragment(SecondStepFields, secondStep);
  const text = useText();
  const { locale } = useLanguage();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [done, setDone] = useState<Doing | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const wasDoing = useRef(doing);
  useEffect(() => {
    if (wasDoing.current !== doing) heading.current?.focus();
    wasDoing.current = doing;
  }, [doing]);
  const begin = (what: Doing): void => {
    setDone(null);
    setDoing(what);
  };
  const cancel = (): void => setDoing(null);
  const finish = (what: Doing) => (): void => {
    setDone(what);
    setDoing(null);
    onChanged();
  };
  const on = enabledAt !== null && enabledAt !== undefined;

  return (
    <section className="card stack-wide" aria-labelledby="account-second-step">
      <div className="stack-tight">
        <div className="row">
          <h2 id="account-second-step" ref={heading} tabIndex={-1}>
            {text("secondStep.section")}
          </h2>
          <span className={`badge ${on ? "on" : "changed"}`}>
            <Icon name={on ? "check" : "alert"} />
            {text(on ? "secondStep.on" : "secondStep.off")}
          </span>
        </div>
        <p className="soft">{text(on ? "secondStep.onBody" : "secondStep.offBody")}</p>
      </div>
      {done && (
        <Notice kind="success" live="status">
          <p>{text(`secondStep.done.${done}`)}</p>
        </Notice>
      )}
      {doing === "turnOn" && <ReplaceApp first onEnrolled={onChanged} onCancel={cancel} onDone={finish("turnOn")} />}
      {doing === "replace" && <ReplaceApp first={false} onEnrolled={onChanged} onCancel={cancel} onDone={finish("replace")} />}
      {doing === "renew" && <RenewCodes onCancel={cancel} onDone={finish("renew")} />}
      {doing === "turnOff" && <TurnOff onCancel={cancel} onDone={finish("turnOff")} />}
      {!doing && on && (
        <>
          <dl className="facts">
            <dt>{text("secondStep.since")}</dt>
            <dd>{formatDay(locale, enabledAt)}</dd>
            <dt>{text("secondStep.codesLeft")}</dt>
            <dd>{formatNumber(locale, recoveryCodesLeft)}</dd>
          </dl>
          {recoveryCodesLeft <= fewCodes && (
            <Notice kind="warning">
              <p>{text("secondStep.fewCodes")}</p>
            </Notice>
          )}
          <div className="row">
            <Button kind="secondary" onClick={() => begin("renew")}>
              {text("secondStep.renew")}
            </Button>
            <Button kind="secondary" onClick={() => begin("replace")}>
              {text("secondStep.replace")}
            </Button>
            {!required && (
              <Button kind="quiet" onClick={() => begin("turnOff")}>
                {text("secondStep.turnOff")}
              </Button>
            )}
          </div>
          {required && <p className="hint">{text("secondStep.required")}</p>}
        </>
      )}
      {!doing && !on && (
        <div>
          <Button onClick={() => begin("turnOn")}>{text("secondStep.turnOn")}</Button>
        </div>
      )}
    </section>
  );
}
