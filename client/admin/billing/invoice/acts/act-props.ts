import type { InvoicePartProps } from "../invoice-sheet.tsx";

export interface ActProps extends InvoicePartProps {
  readonly onClose: () => void;
  /** Told with what was done, in words. */
  readonly onDone: (said: string) => void;
}
