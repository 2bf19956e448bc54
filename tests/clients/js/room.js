import { EventType, KnownMembership, Preset } from "matrix-js-sdk";
import { claimOfEach } from "./claims.js";
import { check, until } from "./waiting.js";

// So few that keys are on their way whenever a connection is cut.
const MESSAGES_OF_A_SESSION = 4;
const MESSAGES_PER_CLAIM = 5;
const MESSAGES_PER_REPORT = 10;

/** Makes an encrypted room for two people, whose devices all know it then. */
export async function meet(inviter, invited, devices) {
  const { room_id: roomId } = await inviter.client.createRoom({
    preset: Preset.TrustedPrivateChat,
    invite: [invited.person.userId],
    initial_state: [{
      type: EventType.RoomEncryption,
      state_key: "",
      content: { algorithm: "m.megolm.v1.aes-sha2", rotation_period_msgs: MESSAGES_OF_A_SESSION },
    }],
  });
  await until("the invite", () => invited.client.getRoom(roomId)?.getMyMembership() === KnownMembership.Invite);
  await invited.client.joinRoom(roomId);
  for (const { name, client } of devices) {
    await until(`${name} knows the room and who is in it`, () =>
      client.getRoom(roomId)?.getJoinedMemberCount() === 2 && client.getCrypto().isEncryptionEnabledInRoom(roomId));
  }
  return roomId;
}

/** Each device says something that all read; returns the texts. */
export async function talk(roomId, greeting, devices) {
  const texts = devices.map((device) => `${greeting} from ${device.name}`);
  for (const [i, device] of devices.entries()) {
    await device.say(roomId, texts[i]);
    for (const listener of devices) {
      await listener.reads(roomId, texts[i]);
    }
  }
  return texts;
}

/**
 * All devices talk at the same time, whatever becomes of the server and the connections, while keys of
 * theirs are claimed. Reports the number of messages on the way: whoever watches may interrupt.
 */
export async function talkAtOnce(roomId, devices, claimer, messages) {
  const texts = Array.from({ length: messages }, (_, i) => `message ${i}`);
  const left = texts.values();
  let sent = 0;
  const sender = async (device) => {
    for (const text of left) {
      await device.say(roomId, text);
      const count = ++sent;
      if (count % MESSAGES_PER_REPORT === 0) {
        console.log(`sent ${count}`);
      }
      if (count % MESSAGES_PER_CLAIM === 0) {
        await claimOfEach(claimer, devices);
      }
    }
  };
  await Promise.all(devices.map(sender));
  check(sent === messages, `${sent} of ${messages} sent`);
  return texts;
}
