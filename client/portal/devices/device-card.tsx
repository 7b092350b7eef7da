import { useId } from "react";
import type { DeviceFieldsFragment } from "../../gql/graphql.ts";
import { formatDateTime, formatDay } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Icon } from "../../shared/ui/icon.tsx";
import { useText } from "../use-text.ts";

/** What is carried in a pocket; everything else is shown as a screen. */
const handheld = ["iPhone", "iPad", "Android"];

interface DeviceCardProps {
  readonly device: DeviceFieldsFragment;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

export function DeviceCard({ device, busy, onEnd }: DeviceCardProps) {
  const { current, startedAt, lastSeenAt, expiresAt, staysSignedIn } = device;
  const { locale } = useLanguage();
  const text = useText();
  const name = useId();
  return (
    <article className="device" aria-labelledby={name}>
      <Icon name={handheld.includes(device.device.system ?? "") ? "mobile" : "screen"} />
      <div className="device-facts">
        <h2 id={name}>{device.device.name[locale]}</h2>
        {current && <p className="badge">{text("devices.this")}</p>}
        <p>{text("devices.since", { time: formatDateTime(locale, startedAt) })}</p>
        {!current && <p>{text("devices.lastSeen", { time: formatDateTime(locale, lastSeenAt) })}</p>}
        <p className="soft">{staysSignedIn ? text("devices.stays", { day: formatDay(locale, expiresAt) }) : text("devices.idle")}</p>
      </div>
      <Button kind="secondary" busy={busy} aria-describedby={name} onClick={onEnd}>
        {text(current ? "session.signOut" : "devices.end")}
      </Button>
    </article>
  );
}
