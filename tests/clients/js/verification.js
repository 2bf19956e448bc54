import { CryptoEvent, VerificationPhase } from "matrix-js-sdk/lib/crypto-api/index.js";
import { check, next, until, within } from "./waiting.js";

/** Makes a person's cross-signing keys on their first device. */
export async function setUpCrossSigning(device) {
  const authUploadDeviceSigningKeys = async (upload) => {
    await upload(device.person.proof());
  };
  await device.crypto.bootstrapCrossSigning({ authUploadDeviceSigningKeys });
  check(await device.crypto.isCrossSigningReady(), `${device.name} is not ready for cross-signing`);
}

/** A new device of a person is verified with an old one, which then gives it the person's secrets. */
export async function verifyOwn(fresh, old) {
  const user = fresh.person.userId;
  await until("the new device knows whose it is", () => fresh.crypto.userHasCrossSigningKeys(user, true));
  await until("the devices know each other", async () =>
    (await fresh.devicesOf(user)).includes(old.deviceId) && (await old.devicesOf(user)).includes(fresh.deviceId));
  const asked = next(old.client, CryptoEvent.VerificationRequestReceived);
  await compareEmoji(await fresh.crypto.requestOwnUserVerification(), await within("a request to verify", asked));
  await until(`${old.name} trusts ${fresh.name}`, () => old.trusts(fresh));
  await until(`${fresh.name} trusts ${old.name}`, () => fresh.trusts(old));
  await until(`${fresh.name} can sign`, () => fresh.crypto.isCrossSigningReady());
}

/** Two people who have talked verify each other, from one device to the other. */
export async function verifyEachOther(one, other) {
  const [user, otherUser] = [one.person.userId, other.person.userId];
  const asked = next(other.client, CryptoEvent.VerificationRequestReceived);
  const request = await one.crypto.requestDeviceVerification(otherUser, other.deviceId);
  await compareEmoji(request, await within("a request to verify", asked));
  await until("both people are verified", async () =>
    (await one.crypto.getUserVerificationStatus(otherUser)).isCrossSigningVerified() &&
    (await other.crypto.getUserVerificationStatus(user)).isCrossSigningVerified());
}

async function compareEmoji(request, received) {
  await received.accept();
  await until("both are ready", () => request.phase === VerificationPhase.Ready);
  const verifier = await request.startVerification("m.sas.v1");
  const verified = verifier.verify();
  const otherVerifier = await until("the other has begun", () => received.verifier);
  const otherVerified = otherVerifier.verify();
  const mine = await until("the emoji", () => verifier.getShowSasCallbacks());
  const theirs = await until("the other's emoji", () => otherVerifier.getShowSasCallbacks());
  check(JSON.stringify(mine.sas) === JSON.stringify(theirs.sas), "the two are shown different emoji");
  await Promise.all([mine.confirm(), theirs.confirm()]);
  await within("both have verified", Promise.all([verified, otherVerified]));
}
