import { Toast } from "../../../shared/ui/toast.tsx";
import { useText } from "../../use-text.ts";
import { useDone } from "./use-done.ts";

/** That the chart was saved, on the page that shows it. */
export function DoneToast() {
  const text = useText();
  const { done, dismiss } = useDone();
  return (
    <div className="dock">
      <Toast message={done && text(`chart.${done}`)} onDismiss={dismiss} />
    </div>
  );
}
