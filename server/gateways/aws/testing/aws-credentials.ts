const names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_EC2_METADATA_DISABLED"] as const;

/** Credentials where the SDK looks for them first; answers how to take them away again. */
export function provideAwsCredentials(): () => void {
  const before = names.map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
    AWS_SECRET_ACCESS_KEY: "a secret key",
    AWS_EC2_METADATA_DISABLED: "true",
  });
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}
