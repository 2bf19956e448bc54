// Imported before everything of the library: it would write thousands of lines otherwise.
import { logger } from "matrix-js-sdk/lib/logger.js";

/** A logger that says nothing. */
export const quiet = { getChild: () => quiet };
for (const level of ["trace", "debug", "log", "info", "warn", "error"]) {
  quiet[level] = () => {};
}

Object.assign(logger, quiet);
