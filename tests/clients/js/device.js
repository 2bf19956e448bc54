import { createClient, EventType, MsgType, PendingEventOrdering } from "matrix-js-sdk";
import { inOrder, isConnectionLoss } from "./homeserver.js";
import { quiet } from "./quiet.js";
import { check, until } from "./waiting.js";

const TIMELINE_LIMIT = 20;
const PAGE = 100;

/** A person's client, which syncs all the time and keeps its keys in memory. */
export class Device {
  #secretStorageKeys = new Map();

  constructor(person, session, name) {
    this.person = person;
    this.name = name;
    this.token = session.access_token;
    this.deviceId = session.device_id;
    this.client = createClient({
      baseUrl: person.server.url,
      fetchFn: inOrder(person.server.fetch),
      accessToken: session.access_token,
      userId: session.user_id,
      deviceId: session.device_id,
      logger: quiet,
      verificationMethods: ["m.sas.v1"],
      cryptoCallbacks: {
        getSecretStorageKey: async ({ keys }) => this.#knownKey(Object.keys(keys)),
        cacheSecretStorageKey: (id, _, key) => this.#secretStorageKeys.set(id, key),
      },
    });
  }

  /** Starts a client for a session, and waits for its first sync. */
  static async start(person, session, name) {
    const device = new Device(person, session, name);
    await device.client.initRustCrypto({ useIndexedDB: false });
    await device.client.startClient({
      initialSyncLimit: TIMELINE_LIMIT,
      // As Element does: what was sent joins the timeline where a sync brings it, so that no gap before it is overlooked.
      pendingEventOrdering: PendingEventOrdering.Detached,
    });
    await until(`the first sync of ${name}`, () => device.client.isInitialSyncComplete());
    return device;
  }

  get crypto() {
    return this.client.getCrypto();
  }

  stop() {
    this.client.stopClient();
  }

  /** Lets the device open secret storage with this key. */
  rememberSecretStorageKey(id, key) {
    this.#secretStorageKeys.set(id, key);
  }

  #knownKey(ids) {
    const id = ids.find((each) => this.#secretStorageKeys.has(each));
    return id ? [id, this.#secretStorageKeys.get(id)] : null;
  }

  /** The ids of a user's devices, as far as this device has heard of them. */
  async devicesOf(userId) {
    const devices = await this.crypto.getUserDeviceInfo([userId]);
    return [...(devices.get(userId)?.keys() ?? [])];
  }

  /** Whether this device holds a device of anyone for verified by its owner. */
  async trusts(device) {
    const status = await this.crypto.getDeviceVerificationStatus(device.person.userId, device.deviceId);
    return status?.crossSigningVerified ?? false;
  }

  /** Sends a message; where the connection is lost, again as the same transaction. */
  async say(roomId, body) {
    const transaction = this.client.makeTxnId();
    let sending = () =>
      this.client.sendEvent(roomId, EventType.RoomMessage, { msgtype: MsgType.Text, body }, transaction);
    while (sending) {
      try {
        await sending();
        return;
      } catch (failure) {
        if (!isConnectionLoss(failure)) {
          throw failure;
        }
        await this.person.server.isBack();
        this.client.retryImmediately();
        sending = this.#resending(roomId, transaction);
      }
    }
  }

  /** Nothing where a sync has brought the message: then only the answer was lost. */
  #resending(roomId, transaction) {
    const room = this.client.getRoom(roomId);
    const unsent = room.getPendingEvents().find((event) => event.getTxnId() === transaction);
    return unsent && (() => this.client.resendEvent(unsent, room));
  }

  /** The texts of the messages that the device can read, of those it has loaded. */
  texts(roomId) {
    return this.#events(roomId)
      .filter((event) => event.getType() === EventType.RoomMessage && !event.isDecryptionFailure())
      .map((event) => event.getContent().body);
  }

  /** Waits until the device can read a message that just came. */
  async reads(roomId, text) {
    await until(`${this.name} reads "${text}"`, () => this.texts(roomId).includes(text));
  }

  /** Waits until the device can read all of these messages, each once; loads what a sync has left out. */
  async readsAll(roomId, texts) {
    const room = this.client.getRoom(roomId);
    const missing = () => {
      const known = new Set(this.texts(roomId));
      return texts.filter((text) => !known.has(text));
    };
    const readsAll = async () => {
      if (missing().length > 0) {
        await this.#loadMore(room);
      }
      return missing().length === 0;
    };
    await until(`${this.name} reads all messages`, readsAll).catch((failure) => {
      throw new Error(`${failure.message}; missing: ${missing().slice(0, 10)} of ${missing().length}; ${this.#failures(roomId)}`);
    });
    const read = this.texts(roomId).length;
    check(read === texts.length, `${this.name} reads ${read} messages instead of ${texts.length}`);
    check(this.#failures(roomId).length === 0, `${this.name} cannot decrypt: ${this.#failures(roomId)}`);
  }

  async #loadMore(room) {
    try {
      await this.client.scrollback(room, PAGE);
    } catch (failure) {
      if (!isConnectionLoss(failure)) {
        throw failure;
      }
    }
  }

  #failures(roomId) {
    return this.#events(roomId)
      .filter((event) => event.isDecryptionFailure())
      .map((event) => `${event.getId()} of ${event.getSender()}: ${event.decryptionFailureReason}`);
  }

  #events(roomId) {
    return this.client.getRoom(roomId)?.getLiveTimeline().getEvents() ?? [];
  }
}
