import { useEffect, useRef, useState } from "react";
import type { DeviceFieldsFragment } from "../../gql/graphql.ts";
import { useWording } from "../../shared/forms/problems.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { PhoneLink } from "../frame/phone-link.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { DeviceCard } from "./device-card.tsx";
import { EndOthersDialog } from "./end-others-dialog.tsx";
import { useEndSessions } from "./use-end-sessions.ts";

interface DeviceListProps {
  readonly devices: readonly DeviceFieldsFragment[];
  readonly onDevices: (devices: readonly DeviceFieldsFragment[]) => void;
}

export function DeviceList({ devices, onDevices }: DeviceListProps) {
  const { portal, signOut } = useSession();
  const { locale } = useLanguage();
  const text = useText();
  const word = useWording();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const { endOne, endOthers, problem, busy } = useEndSessions(onDevices);
  const others = devices.filter(({ current }) => !current);

  // The button that was pressed is gone, and the dialog closed: the focus goes to what is left.
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (turn > 0) list.current?.focus();
  }, [turn]);
  const say = (message: string): void => {
    announce(message);
    setTurn((before) => before + 1);
  };
  const end = async ({ id, current, device }: DeviceFieldsFragment): Promise<void> => {
    if (current) return signOut("signedOut");
    if (await endOne(id)) say(text("devices.ended", { device: device.name[locale] }));
  };
  const confirm = async (): Promise<void> => {
    const count = await endOthers();
    setAsking(false);
    if (count !== null) say(text("devices.othersEnded", { count }));
  };

  return (
    <>
      {problem && (
        <Notice kind="danger" live="alert">
          <p>{word(problem)}</p>
        </Notice>
      )}
      <ul className="devices" ref={list} tabIndex={-1} aria-label={text("devices.list")}>
        {[...devices.filter(({ current }) => current), ...others].map((each) => (
          <li key={each.id}>
            <DeviceCard device={each} busy={busy} onEnd={() => void end(each)} />
          </li>
        ))}
      </ul>
      {others.length === 0 ? (
        <p className="soft">{text("devices.onlyThis")}</p>
      ) : (
        <div>
          <Button kind="secondary" onClick={() => setAsking(true)}>
            {text("devices.endOthers")}
          </Button>
        </div>
      )}
      <p className="soft">
        {text("devices.unknown")} <PhoneLink phone={portal.clinic.phone} />
      </p>
      {asking && <EndOthersDialog count={others.length} busy={busy} onConfirm={() => void confirm()} onCancel={() => setAsking(false)} />}
    </>
  );
}
