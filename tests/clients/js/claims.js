import { isConnectionLoss } from "./homeserver.js";

/** All one-time keys that the server has handed out to anyone: none of them twice. */
export class Claims {
  #handedOut = new Set();
  #repeated = [];
  fallbacks = 0;

  get count() {
    return this.#handedOut.size;
  }

  /** A fetch that keeps what answers to /keys/claim hold. */
  watch(fetch) {
    return async (url, options) => {
      const answer = await fetch(url, options);
      if (answer.ok && new URL(url).pathname.endsWith("/keys/claim")) {
        this.#note((await answer.clone().json()).one_time_keys);
      }
      return answer;
    };
  }

  #note(users) {
    for (const [user, devices] of Object.entries(users)) {
      for (const [device, keys] of Object.entries(devices)) {
        for (const [id, key] of Object.entries(keys)) {
          this.#noteKey(`${user} ${device} ${id} ${key.key}`, key.fallback === true);
        }
      }
    }
  }

  #noteKey(name, isFallback) {
    if (isFallback) {
      this.fallbacks++;
    } else if (this.#handedOut.has(name)) {
      this.#repeated.push(name);
    } else {
      this.#handedOut.add(name);
    }
  }

  /** The keys that were handed out more than once. */
  get repeated() {
    return this.#repeated;
  }
}

/** Claims a one-time key of each device, as many do that begin to talk with it; a lost answer is not asked for again. */
export async function claimOfEach(claimer, devices) {
  const wanted = {};
  for (const { person, deviceId } of devices) {
    wanted[person.userId] = { ...wanted[person.userId], [deviceId]: "signed_curve25519" };
  }
  const { server } = claimer.person;
  try {
    await server.call("POST", "/_matrix/client/v3/keys/claim", {
      token: claimer.token,
      body: { one_time_keys: wanted },
    });
  } catch (failure) {
    if (!isConnectionLoss(failure)) {
      throw failure;
    }
    await server.isBack();
  }
}
