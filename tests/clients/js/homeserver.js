import { until } from "./waiting.js";

/** A homeserver at an address, spoken with directly where the library has nothing for it. */
export class Homeserver {
  #fetch;

  /** @param fetch how requests are made, by the library's clients, too */
  constructor(url, fetch) {
    this.url = url;
    this.#fetch = fetch;
  }

  get fetch() {
    return this.#fetch;
  }

  /** One request; returns the status and the body of the answer. */
  async ask(method, path, { body, token } = {}) {
    const headers = { "content-type": "application/json" };
    if (token) {
      headers.authorization = `Bearer ${token}`;
    }
    const answer = await this.#fetch(this.url + path, { method, headers, body: body && JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  }

  /** One request, which has to succeed; returns the body of the answer. */
  async call(method, path, options) {
    const { status, body } = await this.ask(method, path, options);
    if (status !== 200) {
      throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
    }
    return body;
  }

  /** Waits until the server answers, after a crash or behind a connection that was cut. */
  async isBack() {
    await until("an answer of the server", async () => {
      try {
        return (await this.#fetch(`${this.url}/_matrix/client/versions`)).ok;
      } catch (failure) {
        if (isConnectionLoss(failure)) {
          return false;
        }
        throw failure;
      }
    });
  }
}

/**
 * A fetch that lets to-device messages overtake each other no more than the sender meant them to: the library
 * sends the next without waiting for the answer to the one before, and a verification never ends where
 * m.key.verification.done comes before m.key.verification.mac.
 */
export function inOrder(fetch) {
  let before = Promise.resolve();
  return (url, options) => {
    if (!new URL(url).pathname.includes("/sendToDevice/")) {
      return fetch(url, options);
    }
    const answer = before.then(() => fetch(url, options));
    before = answer.catch(() => {});
    return answer;
  };
}

/** Whether a request had no answer: as fetch says it, and as the library does. */
export function isConnectionLoss(failure) {
  return failure instanceof TypeError || failure?.name === "ConnectionError";
}
