/** The ways in which a one-time code may travel. */
export const otpChannels = ["EMAIL", "SMS"] as const;

export type OtpChannel = (typeof otpChannels)[number];
