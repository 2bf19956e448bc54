// Two people talk with end-to-end encryption through a homeserver, with matrix-js-sdk as their client:
//   node run.js URL [--messages 400] [--within SECONDS]
// Says what it does; the first thing that does not hold ends the program with status 1.
import "./node20.js";
import "./quiet.js";
import { parseArgs } from "node:util";
import { story } from "./story.js";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    messages: { type: "string", default: "400" },
    within: { type: "string", default: "600" },
  },
});
setTimeout(() => fail(`not done within ${values.within} s`), Number(values.within) * 1000).unref();

function fail(reason) {
  console.error("FAILED:", reason);
  process.exit(1);
}

const begun = Date.now();
const step = (text) => console.log(`  ${((Date.now() - begun) / 1000).toFixed(1)} s: ${text}`);
try {
  await story(positionals[0].replace(/\/$/, ""), Number(values.messages), step);
} catch (failure) {
  fail(failure);
}
console.log("matrix-js-sdk: all well");
process.exit(0);
