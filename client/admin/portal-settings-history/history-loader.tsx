import { useEffect, useRef, useState } from "react";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { PortalSettingsFields } from "../portal-settings/portal-settings-fields.ts";
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
  const { settings, revisions, error, reload } = useHistory(setting);
  const [restoring, setRestoring] = useState<Restoring | null>(null);
  const undo = useUndo({ onUndone: reload, onOvertaken: reload });
  const returned = useRef(false);
  const list = useRef<HTMLHeadingElement>(null);

  const restored = (before: Settings, saved: Settings): void => {
    setRestoring(null);
    returned.current = true;
    undo.offerUndo("restored", before, saved);
    reload();
  };
  // After the dialog has given the focus back: what was restored stands at the top of the list.
  useEffect(() => {
    if (restoring || !returned.current) return;
    returned.current = false;
    list.current?.focus();
  }, [restoring]);
  return (
    <>
      <PageState data={settings} error={error} onRetry={reload} skeleton={<Skeleton shapes={["title", "tile", "tile", "tile"]} />}>
        {(inForce) =>
          revisions.nodes?.length === 0 && setting ? (
            <EmptyHistory setting={setting} onShowAll={onShowAll} />
          ) : (
            <RevisionList
              revisions={revisions}
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
