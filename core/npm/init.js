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

/** One string crosses over from wasm faster than many. */
export const split = (lines) => (lines === "" ? [] : lines.split("\n"));
