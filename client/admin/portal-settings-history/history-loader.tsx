import { useRef, useState } from "react";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { PortalSettingsFields } from "../portal-settings/portal-settings-fields.ts";
import { useText } from "../use-text.ts";
import { EmptyHistory } from "./empty-history.tsx";
import { RestoreDialog } from "./restore-dialog.tsx";
import type { Settings } from "./restore-settings.ts";
import { RevisionList } from "./revision-list.tsx";
import type { SettingName } from "./setting-fields.ts";
import { UndoToast } from "./undo-toast.tsx";
import { useHistory } from "./use-history.ts";
import { useUndo } from "./use-undo.ts";

interface HistoryLoaderProps {
  readonly setting: SettingName | null;
  readonly onShowAll: () => void;
}

interface Restoring {
  readonly id: string;
  readonly version: number;
}

export function HistoryLoader({ setting, onShowAll }: HistoryLoaderProps) {
  const text = useText();
  const announce = useAnnounce();
  const history = useHistory(setting);
  const { settings, error, reload } = history;
  const [restoring, setRestoring] = useState<Restoring | null>(null);
  const undo = useUndo({ onUndone: reload, onOvertaken: reload });
  const list = useRef<HTMLHeadingElement>(null);

  const restored = (before: Settings, saved: Settings): void => {
    setRestoring(null);
    announce(text("restore.done", { version: restoring?.version ?? 0 }));
    undo.offerUndo("restored", before, saved);
    reload();
    list.current?.focus();
  };
  return (
    <>
      <PageState data={settings} error={error} onRetry={reload} skeleton={<Skeleton shapes={["title", "tile", "tile", "tile"]} />}>
        {(inForce) =>
          history.revisions.length === 0 && setting ? (
            <EmptyHistory setting={setting} onShowAll={onShowAll} />
          ) : (
            <RevisionList
              history={history}
              settings={readFragment(PortalSettingsFields, inForce)}
              heading={list}
              onRestore={(id, version) => setRestoring({ id, version })}
            />
          )
        }
      </PageState>
      {restoring && <RestoreDialog {...restoring} onCancel={() => setRestoring(null)} onRestored={restored} />}
      <div className="dock">
        <UndoToast undo={undo} inHistory />
      </div>
    </>
  );
}
