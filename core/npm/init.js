/** One start, however often it is asked for; one that failed may be tried again. */
export function once(start) {
  let started;
  return (source) =>
    (started ??= start(source).then(
      () => undefined,
      (cause) => {
        started = undefined;
        throw cause;
      },
    ));
}

/** Stands for the module until that is started, and says what was forgotten. scripts/npm.sh puts it there. */
export const unstarted = new Proxy(
  {},
  {
    get() {
      throw new Error("karmada-token is not started yet: await init() before the first call");
    },
  },
);

/** A text as it is; on anything else wasm would trap. scripts/npm.sh puts this and the next two around what crosses over. */
export function textOf(value, name) {
  if (typeof value !== "string") {
    throw new TypeError(`${name} must be a string`);
  }
  return value;
}

/** A time as it is. JavaScript makes a number of anything: of null, 1970. */
export function clock(now) {
  if (typeof now !== "number") {
    throw new TypeError("now must be a number of milliseconds since 1970, as Date.now() gives it");
  }
  return now;
}

/** A duration as it is, in 64 bits, which JavaScript would cut it to. */
export function int64(nanoseconds) {
  if (BigInt.asIntN(64, nanoseconds) !== nanoseconds) {
    throw new RangeError("the duration must be a bigint of nanoseconds in 64 bits");
  }
  return nanoseconds;
}

const MOST = 10_000_000;

/** So many lines of what generates them. One string crosses over from wasm faster than many; a count must be one before. */
export function lines(generate, count) {
  if (!Number.isInteger(count) || count < 0 || count > MOST) {
    throw new RangeError(`the count is a whole number from 0 to ${MOST}`);
  }
  const text = generate(count);
  return text === "" ? [] : text.split("\n");
}
