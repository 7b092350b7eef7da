import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { newRequestKey } from "../../../../shared/forms/request-key.ts";
import { useLanguage } from "../../../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../../../shared/ui/announcer.tsx";
import { useConversationText } from "../../conversation-texts.ts";
import { type FileRefusal, type MessageFile, mostBytes, mostFiles, storedFile, type StoredFile } from "./message-file.ts";
import { sendAttachment } from "./send-attachment.ts";

export interface MessageFiles {
  readonly files: readonly MessageFile[];
  /** Whether some were left out as a message takes no more. */
  readonly tooMany: boolean;
  readonly add: (chosen: readonly File[]) => void;
  /** Stops what is under way. */
  readonly remove: (key: string) => void;
  readonly retry: (key: string) => void;
  readonly clear: () => void;
}

/** A message's files, sent up one after the other. */
export function useFiles(kept: readonly StoredFile[]): MessageFiles {
  const { locale } = useLanguage();
  const text = useConversationText();
  const announce = useAnnounce();
  const [files, setFiles] = useState<readonly MessageFile[]>(() => kept.map(storedFile));
  const [tooMany, setTooMany] = useState(false);
  const chosen = useRef(new Map<string, File>());
  const underWay = useRef<{ readonly key: string; readonly stop: () => void } | null>(null);

  const change = useCallback(
    (key: string, change: Partial<MessageFile>) =>
      setFiles((before) => before.map((each) => (each.key === key ? { ...each, ...change } : each))),
    [],
  );
  const refuse = (key: string, name: string, why: FileRefusal, passing: boolean): void => {
    change(key, { state: { phase: "refused", why, passing } });
    announce(text("compose.fileRefused", { name, why: typeof why === "string" ? text(why) : why[locale] }));
  };
  const send = useEffectEvent(({ key, name }: MessageFile, file: File): void => {
    const over = (): void => {
      underWay.current = null;
    };
    change(key, { state: { phase: "sending", part: 0 } });
    const stop = sendAttachment({
      file,
      locale,
      onProgress: (part) => change(key, { state: { phase: "sending", part } }),
      onStored: ({ id, name: kept, bytes }) => {
        over();
        change(key, { name: kept, bytes, state: { phase: "stored", id } });
        announce(text("compose.fileStored", { name: kept }));
      },
      onRefused: (why, passing) => {
        over();
        refuse(key, name, why, passing);
      },
    });
    underWay.current = { key, stop };
  });
  const next = files.find(({ state }) => state.phase === "waiting");
  const busy = files.some(({ state }) => state.phase === "sending");
  useEffect(() => {
    const file = next && chosen.current.get(next.key);
    if (!busy && next && file) send(next, file);
  }, [next, busy]);
  useEffect(() => () => underWay.current?.stop(), []);

  const remove = (key: string): void => {
    if (underWay.current?.key === key) {
      underWay.current.stop();
      underWay.current = null;
    }
    chosen.current.delete(key);
    setTooMany(false);
    setFiles((before) => before.filter((each) => each.key !== key));
  };
  const add = (added: readonly File[]): void => {
    const room = added.slice(0, Math.max(0, mostFiles - files.length));
    setTooMany(room.length < added.length);
    const items = room.map((file): MessageFile => {
      const key = newRequestKey();
      chosen.current.set(key, file);
      const state =
        file.size > mostBytes
          ? ({ phase: "refused", why: "compose.fileTooLarge", passing: false } as const)
          : ({ phase: "waiting" } as const);
      return { key, name: file.name, bytes: file.size, state };
    });
    setFiles([...files, ...items]);
    if (room.length < added.length) announce(text("compose.tooManyFiles", { count: mostFiles }));
    for (const { name, state } of items)
      if (state.phase === "refused") announce(text("compose.fileRefused", { name, why: text("compose.fileTooLarge") }));
  };
  return {
    files,
    tooMany,
    add,
    remove,
    retry: (key) => change(key, { state: { phase: "waiting" } }),
    clear: () => {
      underWay.current?.stop();
      underWay.current = null;
      setTooMany(false);
      setFiles([]);
    },
  };
}
