import { setInterval } from "node:timers/promises";

const PATIENCE_MILLISECONDS = 60_000;
const LOOK_AGAIN_MILLISECONDS = 25;

/** Waits until something holds, and returns the truthy value that says so. */
export async function until(what, holds) {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  for await (const _ of setInterval(LOOK_AGAIN_MILLISECONDS)) {
    const value = await holds();
    if (value) {
      return value;
    }
    if (Date.now() > deadline) {
      throw new Error(`waited in vain: ${what}`);
    }
  }
}

/** What a promise comes to, which has to be soon. */
export async function within(what, promise) {
  let isSettled = false;
  const settled = () => {
    isSettled = true;
  };
  promise.then(settled, settled);
  await until(what, () => isSettled);
  return promise;
}

/** The next event of this name that an emitter emits. */
export function next(emitter, name) {
  return new Promise((resolve) => emitter.once(name, resolve));
}

/** Ends the program with what was said where something does not hold. */
export function check(holds, what) {
  if (!holds) {
    throw new Error(what);
  }
}
