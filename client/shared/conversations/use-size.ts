import { useLanguage } from "../language/language-provider.tsx";

const kilobyte = 1024;

/** "240 KB", "1.2 Mo": never 0, and one decimal where it says something. */
export function useSize(): (bytes: number) => string {
  const { locale } = useLanguage();
  return (bytes) => {
    const large = bytes >= kilobyte * kilobyte;
    const amount = large ? bytes / kilobyte / kilobyte : Math.max(1, Math.round(bytes / kilobyte));
    return new Intl.NumberFormat(`${locale}-CA`, {
      style: "unit",
      unit: large ? "megabyte" : "kilobyte",
      maximumFractionDigits: large ? 1 : 0,
    }).format(amount);
  };
}
