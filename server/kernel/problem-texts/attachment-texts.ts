import type { LocalizedText } from "../locale.ts";

/** Of files that go with messages. */
export const attachmentTexts: Readonly<Record<string, LocalizedText>> = {
  ATTACHMENT_TOO_LARGE: {
    fr: "Ce fichier pèse plus de {maximumMegabytes} Mo. Enregistrez-le plus petit, ou divisez-le.",
    en: "This file is larger than {maximumMegabytes} MB. Save a smaller one, or divide it.",
  },
  ATTACHMENT_TOO_MANY_PIXELS: {
    fr: "Cette image a trop de pixels : {maximum} millions au plus.",
    en: "This image has too many pixels: {maximum} million at most.",
  },
  ATTACHMENT_UNSUPPORTED: {
    fr: "Ce fichier n'est pas accepté : joignez un PDF, une image JPEG ou une image PNG.",
    en: "This file is not accepted: attach a PDF, a JPEG image or a PNG image.",
  },
  ATTACHMENT_TYPE_UNKNOWN: {
    fr: "Ce fichier n'est ni un PDF, ni une image JPEG, ni une image PNG, quel que soit son nom.",
    en: "This file is not a PDF, a JPEG image or a PNG image, whatever its name.",
  },
  ATTACHMENT_IMAGE_DAMAGED: {
    fr: "Cette image est incomplète ou endommagée. Enregistrez-la de nouveau, puis réessayez.",
    en: "This image is incomplete or damaged. Save it again, then try once more.",
  },
  ATTACHMENT_IMAGE_ANIMATED: {
    fr: "Les images animées ne sont pas acceptées. Enregistrez-en une seule image.",
    en: "Animated images are not accepted. Save a single frame of it.",
  },
  ATTACHMENT_PDF_DAMAGED: {
    fr: "Ce PDF est incomplet, endommagé ou ne peut pas être vérifié. Imprimez-le dans un nouveau PDF, puis réessayez.",
    en: "This PDF is incomplete, damaged, or can't be checked. Print it to a new PDF, then try once more.",
  },
  ATTACHMENT_PDF_ACTIVE: {
    fr: "Ce PDF contient un script, un fichier joint ou une action. Imprimez-le dans un nouveau PDF, puis joignez celui-ci.",
    en: "This PDF holds a script, another file or an action. Print it to a new PDF, and attach that one.",
  },
  ATTACHMENT_PDF_PROTECTED: {
    fr: "Ce PDF est protégé par un mot de passe ou chiffré. Enregistrez-le sans protection, puis réessayez.",
    en: "This PDF is protected by a password or encrypted. Save it without protection, then try once more.",
  },
  ATTACHMENTS_BUSY: {
    fr: "D'autres fichiers sont en traitement. Réessayez dans un moment.",
    en: "Other files are being processed. Try again in a moment.",
  },
  ATTACHMENT_GONE: {
    fr: "Une pièce jointe n'est plus là : elle attendait depuis trop longtemps ou est partie avec un autre message. Joignez-la de nouveau.",
    en: "An attachment is no longer there: it waited too long, or went with another message. Attach it again.",
  },
};
