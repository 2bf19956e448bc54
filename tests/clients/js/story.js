import { holdsSessions, restore, setUpBackup, sharesBackupKey } from "./backup.js";
import { Claims } from "./claims.js";
import { Homeserver } from "./homeserver.js";
import { Person } from "./person.js";
import { meet, talk, talkAtOnce } from "./room.js";
import { setUpCrossSigning, verifyEachOther, verifyOwn } from "./verification.js";
import { check, until } from "./waiting.js";

/** All that is shown, from two registrations to the last message. */
export async function story(url, messages, step) {
  const claims = new Claims();
  const server = new Homeserver(url, claims.watch(fetch));

  step("two people register and make their cross-signing keys");
  const [alice, alicesFirst] = await Person.register(server, "alice");
  const [bob, bobsFirst] = await Person.register(server, "bob");
  await setUpCrossSigning(alicesFirst);
  await setUpCrossSigning(bobsFirst);
  step("one sets up secret storage and a key backup");
  const recoveryKey = await setUpBackup(alicesFirst);
  step("each logs in on a second device and verifies it with the first");
  const alicesSecond = await alice.logIn("alice's second device");
  const bobsSecond = await bob.logIn("bob's second device");
  await verifyOwn(alicesSecond, alicesFirst);
  await verifyOwn(bobsSecond, bobsFirst);
  await sharesBackupKey(alicesSecond);

  const devices = [alicesFirst, alicesSecond, bobsFirst, bobsSecond];
  step("they talk from all devices, and each device reads everything");
  const roomId = await meet(alicesFirst, bobsFirst, devices);
  const texts = await talk(roomId, "hello", devices);
  step("they verify each other");
  await verifyEachOther(alicesFirst, bobsFirst);
  step("a third device restores the backup and reads what was said before it was there");
  await holdsSessions(alicesFirst, devices.length);
  const third = await alice.logIn("alice's third device");
  await restore(third, recoveryKey);
  await third.readsAll(roomId, texts);
  texts.push(...(await talk(roomId, "hello again", [...devices, third])));
  step("the third device is deleted, and everybody hears of it");
  await deleteDevice(third, alicesFirst, devices);

  step(`${messages} messages, whatever becomes of the server and the connections`);
  const [, claimer] = await Person.register(server, "claimer");
  texts.push(...(await talkAtOnce(roomId, devices, claimer, messages)));
  step("all devices read all messages");
  await Promise.all(devices.map((device) => device.readsAll(roomId, texts)));
  check(claims.repeated.length === 0, `one-time keys handed out twice: ${claims.repeated}`);
  step(`${claims.count} one-time keys were handed out, each once, and fallback keys ${claims.fallbacks} times`);
  [...devices, claimer].forEach((device) => device.stop());
}

async function deleteDevice(device, by, others) {
  device.stop();
  await by.client.deleteDevice(device.deviceId, by.person.proof());
  for (const other of others) {
    await until(`${other.name} knows that ${device.name} is gone`, async () =>
      !(await other.devicesOf(device.person.userId)).includes(device.deviceId));
  }
  const { status } = await by.person.server.ask("GET", "/_matrix/client/v3/account/whoami", { token: device.token });
  check(status === 401, `the token of a deleted device: ${status}`);
}
