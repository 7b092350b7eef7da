import type { Resealing } from "../../db/reseal.ts";
import { resealing } from "../../db/reseal.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import { StripeAccountRow } from "./stripe-account.entity.ts";
import type { StripeKeys } from "./stripe-key-vault.ts";
import { StripeKeyVault } from "./stripe-key-vault.ts";

/** Clinics' own keys, and the mark of the installation's, without which Stripe would only be asked about it anew. */
export const resealStripeKeys = (keys: SecretKeys, installation: StripeKeys | null): Resealing =>
  resealing<StripeAccountRow>({
    name: "Stripe keys of clinics",
    entity: StripeAccountRow,
    order: { at: "clinicId", id: "clinicId" },
    prepare: async () => {
      const vault = new StripeKeyVault(keys);
      const [mark, ...olderMarks] = installation ? vault.marks(installation.secretKey) : [];
      return (row) => {
        const { clinicId, secretKeySealed, webhookSecretSealed, installationKeyMark } = row;
        if (installationKeyMark !== null && mark && olderMarks.includes(installationKeyMark)) return { installationKeyMark: mark };
        const older = [secretKeySealed, webhookSecretSealed].some((sealed) => sealed !== null && keys.isOfOlder(sealed));
        const opened = older ? vault.open(row) : null;
        return opened && vault.seal(clinicId, opened);
      };
    },
  });
