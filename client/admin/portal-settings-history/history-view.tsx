import { Link, useSearchParams } from "react-router";
import { Icon } from "../../shared/ui/icon.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { FieldFilter } from "./field-filter.tsx";
import { HistoryLoader } from "./history-loader.tsx";
import { settingsPath } from "./history-path.ts";
import { type SettingName, settingNamed } from "./setting-fields.ts";

const parameter = "field";

export function HistoryView() {
  const { clinic } = useStaff();
  const text = useText();
  const [query, setQuery] = useSearchParams();
  const setting = settingNamed(query.get(parameter));
  const choose = (chosen: SettingName | null): void => setQuery(chosen ? { [parameter]: chosen } : {}, { replace: true });
  return (
    <div className="stack-wide history">
      <div className="stack">
        <p>
          <Link className="target-link" to={settingsPath}>
            <Icon name="back" />
            {text("history.back")}
          </Link>
        </p>
        <PageHeading title={text("history.title")} place={clinic.name} />
        <p className="soft">{text("history.lead")}</p>
      </div>
      <FieldFilter chosen={setting} onChoose={choose} />
      <HistoryLoader key={setting} setting={setting} onShowAll={() => choose(null)} />
    </div>
  );
}
