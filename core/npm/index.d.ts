/** Everything that is known of bootstrap tokens. What is handed over for a string and is none is a `TypeError` that names it. */
import type { Failure, RandomError, TokenError, TokenIdError } from "./generate.js";

export * from "./generate.js";
export { default } from "./generate.js";
export type * from "./codes.js";
export type * from "./results.js";

import type {
  ClusterInfo,
  CommandOptions,
  Diagnosis,
  Mismatch,
  ParsedCommand,
  SecretOptions,
  SecretRecord,
  Target,
} from "./results.js";

/** Nanoseconds of a Go duration such as `1h30m`. Throws a {@link GoDurationError}. */
export function parseDuration(text: string): bigint;
/** As Go prints it: `1h30m0s`. Here and below, what is more than 64 bits is a `RangeError`. */
export function formatDuration(nanoseconds: bigint): string;
/** As Kubernetes prints it in short, rounded down to its largest unit: `1h`. */
export function shortHumanDuration(nanoseconds: bigint): string;
/**
 * When a token of that TTL ends, in RFC 3339; undefined where it never does. `now` as `Date.now()` gives it, in milliseconds; here as
 * everywhere, one that no clock shows is a {@link TimestampError}, one in seconds is the same (`seconds`: 100 million to 100 billion are
 * taken for that), and what is no number, such as a Date, is a `TypeError`.
 */
export function expirationOf(ttl: string, now: number): string | undefined;
/** Milliseconds since 1970 of a time in RFC 3339, read as the API server reads it. Throws a {@link TimestampError}. */
export function parseTime(text: string): number;

/** An endpoint in its normal form, and whether it only resolves inside a cluster or on one machine. */
export function parseEndpoint(text: string): { readonly endpoint: string; readonly internal: boolean };
/** A pin in its normal form: `sha256:` and 64 lower-case hex digits. Throws a {@link PinError}. */
export function parsePin(text: string): string;
/** The pin of each certificate of a PEM bundle. Throws a {@link CertificatesError}. */
export function pinsOfPem(pem: string): string[];

/** The manifest of a token's Secret, as JSON. It holds the token. */
export function createSecret(options: SecretOptions): string;
/** A Secret without its token secret, as JSON. Throws a {@link SecretError}. */
export function maskSecret(json: string): string;
/**
 * What a Secret says, and whether it works at `now` (`Date.now()`). `mayRegister`: whether a group of its bearer may create
 * CertificateSigningRequests, which only a server knows. Throws a {@link SecretError}.
 */
export function readSecret(json: string, now: number, mayRegister: boolean): SecretRecord;
/** The same of each Secret of a list. What has no `items`, such as one Secret or a Status, is a {@link SecretError}. */
export function readSecretList(json: string, now: number, mayRegister: boolean): SecretRecord[];

/**
 * A register or join command, in clear. Throws the error of the option that is at fault; a {@link CommandError} `pin-missing`
 * without a pin, since a member could not tell the control plane from an impostor.
 */
export function registerCommand(options: CommandOptions): string;
/** The same with stars for the token secret. */
export function maskedCommand(options: CommandOptions): string;
/** Reads a command as it stands in a shell. Throws a {@link CommandError}. */
export function parseCommand(text: string): ParsedCommand;

/** Where members register by a kubeconfig, and what they pin. Throws a {@link KubeconfigError}. */
export function readKubeconfig(text: string, context?: string): Target;
/** What cluster-info says. Throws a {@link ClusterInfoError}. */
export function readClusterInfo(text: string): ClusterInfo;
/** All that speaks against registering by this cluster-info with that command; empty where they belong together. */
export function checkClusterInfo(text: string, command: Target & { readonly token: string }): Mismatch[];
/**
 * The same of a whole command, as it was pasted: a register or join command. Throws a {@link ClusterInfoError} or a
 * {@link CommandError}.
 */
export function belongTogether(text: string, command: string): Mismatch[];

/** What a text is, and what is wrong with it. It throws only for a `now` that no clock shows. */
export function diagnose(text: string, now: number): Diagnosis;

export type GoDurationError = Failure<"GoDurationError", "empty" | "number" | "unit-missing" | "unit-unknown" | "too-large">;
export type TtlError = Failure<"TtlError", "duration" | "negative" | "too-short" | "too-long">;
export type TimestampError = Failure<"TimestampError", "rfc3339" | "range" | "seconds">;
export type GroupsError = Failure<"GroupsError", "group">;
export type UsagesError = Failure<"UsagesError", "empty" | "unknown">;
export type DescriptionError = Failure<"DescriptionError", "empty" | "too-long" | "control">;
export type SecretError = Failure<"SecretError", "too-large" | "syntax" | "form">;
export type EndpointError = Failure<
  "EndpointError",
  "empty" | "plain-http" | "scheme" | "user-info" | "path" | "host" | "port"
>;
export type PinError = Failure<"PinError", "prefix" | "length" | "digit">;
export type NameError = Failure<"NameError", "empty" | "too-long" | "character" | "edge">;
export type ProxyServerAddressError = Failure<"ProxyServerAddressError", "scheme" | "host" | "user-info" | "character">;
export type ImageReferenceError = Failure<"ImageReferenceError", "empty" | "name" | "tag" | "digest">;
export type CertificatesError = Failure<"CertificatesError", "none" | "malformed">;
export type KubeconfigError = Failure<
  "KubeconfigError",
  | "syntax"
  | "no-current-context"
  | "no-context"
  | "no-cluster"
  | "no-certificate-authority"
  | "certificate-authority-file"
  | "base64"
  | "certificates"
  | "endpoint"
>;
export type ClusterInfoError = Failure<
  "ClusterInfoError",
  "syntax" | "no-config-map" | "no-kubeconfig" | "clusters" | "certificate-authority-file" | "kubeconfig"
>;
export type CommandError = Failure<
  "CommandError",
  | "no-program"
  | "preface"
  | "verb"
  | "quote"
  | "expansion"
  | "placeholder"
  | "line-break"
  | "trailing"
  | "unknown-flag"
  | "value-missing"
  | "switch"
  | "number"
  | "endpoint-missing"
  | "second-endpoint"
  | "endpoint"
  | "token-missing"
  | "token"
  | "pin-missing"
  | "pin"
  | "name"
  | "proxy"
  | "image"
>;
/** An object of another form than is declared, such as options of register for kubeadm. */
export interface OptionsError extends Failure<"OptionsError", "form"> {
  /** Which field is wrong, missing or unknown; `options` for what is no object at all. */
  readonly field: string;
}

/** Whatever is thrown here. */
export type KarmadaTokenError =
  | RandomError
  | TokenError
  | TokenIdError
  | GoDurationError
  | TtlError
  | TimestampError
  | GroupsError
  | UsagesError
  | DescriptionError
  | SecretError
  | EndpointError
  | PinError
  | NameError
  | ProxyServerAddressError
  | ImageReferenceError
  | CertificatesError
  | KubeconfigError
  | ClusterInfoError
  | CommandError
  | OptionsError;
