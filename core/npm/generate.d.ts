/** Drawing and checking tokens alone: the small entry, `karmada-token/generate`. */

/** Where the wasm module is taken from; left out, it is the file beside this one. */
export type WasmSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** Starts the module. However often it is called, it starts once. */
export function init(source?: WasmSource | Promise<WasmSource>): Promise<void>;
export default init;

/** Starts it from what is at hand, without waiting. */
export function initSync(module: BufferSource | WebAssembly.Module): void;

/** A new token, in clear: `abcdef.0123456789abcdef`. Throws a {@link RandomError} rather than give a weak one. */
export function generateToken(): string;

/**
 * So many new tokens, from one call of the random source for each 16 KiB. Throws a {@link RandomError}, and a `RangeError` for
 * a count that is no whole number from 0 to 10,000,000.
 */
export function generateTokens(count: number): string[];

/** Whether a text is a token, and nothing more than a token. */
export function isToken(text: string): boolean;

/** The ID of a token. Throws a {@link TokenError} that says what is wrong, and at which character. */
export function tokenIdOf(token: string): string;

/** A token as it may be shown: `abcdef.****************`. Throws a {@link TokenError}. */
export function maskToken(token: string): string;

/** A token ID, if it is one. Throws a {@link TokenIdError}. */
export function parseTokenId(text: string): string;

/** Every error: `name` says of what, `variant` what is wrong with it. No message holds a secret. */
export interface Failure<Name extends string, Variant extends string> extends Error {
  readonly name: Name;
  readonly variant: Variant;
  /** At which character, counted from 1, where it is at one. */
  readonly position?: number;
}

export type RandomError = Failure<"RandomError", "random-source">;
export type TokenError = Failure<"TokenError", "empty" | "no-dot" | "surrounded" | "id" | "secret">;
export type TokenIdError = Failure<"TokenIdError", "whole-token" | "flaw">;
