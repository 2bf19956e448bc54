import { randomBytes } from "node:crypto";
import { Device } from "./device.js";

const PASSWORD = "a long enough password";

/** A user of the homeserver, with any number of devices. */
export class Person {
  constructor(server, name, userId) {
    this.server = server;
    this.name = name;
    this.userId = userId;
  }

  /** Registers a user under a name that nobody has; returns them with their first device. */
  static async register(server, name) {
    const username = `${name}-${randomBytes(4).toString("hex")}`;
    const session = await server.call("POST", "/_matrix/client/v3/register", {
      body: { username, password: PASSWORD, auth: { type: "m.login.dummy" } },
    });
    const person = new Person(server, username, session.user_id);
    return [person, await Device.start(person, session, `${name}'s first device`)];
  }

  /** Logs in on one more device. */
  async logIn(deviceName) {
    const session = await this.server.call("POST", "/_matrix/client/v3/login", {
      body: { type: "m.login.password", identifier: this.#identifier(), password: PASSWORD },
    });
    return Device.start(this, session, deviceName);
  }

  /** What user-interactive authentication asks for. */
  proof() {
    return { type: "m.login.password", identifier: this.#identifier(), password: PASSWORD };
  }

  #identifier() {
    return { type: "m.id.user", user: this.name };
  }
}
