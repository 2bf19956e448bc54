package chat.ranvier.http.client.encryption.backup;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.encryption.backup.CreateKeyBackup;
import chat.ranvier.application.encryption.backup.DeleteKeyBackup;
import chat.ranvier.application.encryption.backup.DeleteRoomKeys;
import chat.ranvier.application.encryption.backup.FindKeyBackup;
import chat.ranvier.application.encryption.backup.FindRoomKeys;
import chat.ranvier.application.encryption.backup.StoreRoomKeys;
import chat.ranvier.application.encryption.backup.UpdateKeyBackup;
import chat.ranvier.application.encryption.backup.port.BackedUpKey;
import chat.ranvier.application.encryption.backup.port.BackupId;
import chat.ranvier.application.encryption.backup.port.RoomSession;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;
import java.util.Iterator;
import java.util.List;

/**
 * The routes of {@code key_backup.yaml}, also where clients from before it was stable look for
 * them.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups">Server-side
 *     key backups</a>
 */
public final class KeyBackupRoutes {
  private static final List<String> VERSIONS = List.of("r0", "v3", "unstable");

  /** It may bring a large part of a backup, though clients send it in portions of 100 or 200. */
  private static final int LARGEST = 4 << 20;

  private static final String CURRENT = "/room_keys/version";
  private static final String OF_VERSION = "/room_keys/version/{version}";
  private static final String ALL = "/room_keys/keys";
  private static final String OF_ROOM = "/room_keys/keys/{roomId}";
  private static final String OF_SESSION = "/room_keys/keys/{roomId}/{sessionId}";

  private final BackupOperations backups;
  private final KeyOperations keys;

  /** What is done with backups. */
  public record BackupOperations(
      CreateKeyBackup create, FindKeyBackup find, UpdateKeyBackup update, DeleteKeyBackup delete) {}

  /** What is done with the keys in them. */
  public record KeyOperations(StoreRoomKeys store, FindRoomKeys find, DeleteRoomKeys delete) {}

  /** The routes, on the operations behind them. */
  public KeyBackupRoutes(BackupOperations backups, KeyOperations keys) {
    this.backups = backups;
    this.keys = keys;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("POST", VERSIONS, CURRENT, this::create);
    router.client("GET", VERSIONS, CURRENT, this::findCurrent);
    router.client("GET", VERSIONS, OF_VERSION, this::find);
    router.client("PUT", VERSIONS, OF_VERSION, this::update);
    router.client("DELETE", VERSIONS, OF_VERSION, this::delete);
    router.client("PUT", VERSIONS, ALL, this::store);
    router.client("PUT", VERSIONS, OF_ROOM, this::storeOfRoom);
    router.client("PUT", VERSIONS, OF_SESSION, this::storeOfSession);
    router.client("GET", VERSIONS, ALL, this::list);
    router.client("GET", VERSIONS, OF_ROOM, this::listOfRoom);
    router.client("GET", VERSIONS, OF_SESSION, this::show);
    router.client("DELETE", VERSIONS, ALL, this::deleteKeys);
    router.client("DELETE", VERSIONS, OF_ROOM, this::deleteOfRoom);
    router.client("DELETE", VERSIONS, OF_SESSION, this::deleteOfSession);
  }

  private Answer create(Exchange exchange, Requester requester) {
    JsonObject body = exchange.body();
    BackupId backup =
        backups
            .create()
            .handle(
                requester,
                BodyFields.text(body, "algorithm"),
                BodyFields.object(body, "auth_data"));
    return Answer.json(JsonObject.of("version", Long.toString(backup.version())));
  }

  private Answer findCurrent(Exchange exchange, Requester requester) {
    return Answer.json(BackupJson.backup(backups.find().current(requester)));
  }

  private Answer find(Exchange exchange, Requester requester) {
    return Answer.json(
        BackupJson.backup(backups.find().ofVersion(requester, exchange.pathParameter("version"))));
  }

  private Answer update(Exchange exchange, Requester requester) {
    JsonObject body = exchange.body();
    backups
        .update()
        .handle(
            requester,
            exchange.pathParameter("version"),
            new UpdateKeyBackup.Update(
                BodyFields.optionalText(body, "version"),
                BodyFields.text(body, "algorithm"),
                BodyFields.object(body, "auth_data")));
    return Answer.empty();
  }

  private Answer delete(Exchange exchange, Requester requester) {
    backups.delete().handle(requester, exchange.pathParameter("version"));
    return Answer.empty();
  }

  private Answer store(Exchange exchange, Requester requester) {
    return store(exchange, requester, BackupBody.keys(exchange.body(LARGEST)));
  }

  private Answer storeOfRoom(Exchange exchange, Requester requester) {
    return store(
        exchange,
        requester,
        BackupBody.keysOfRoom(exchange.roomId("roomId"), exchange.body(LARGEST)));
  }

  private Answer storeOfSession(Exchange exchange, Requester requester) {
    return store(exchange, requester, List.of(BackupBody.key(session(exchange), exchange.body())));
  }

  private Answer store(Exchange exchange, Requester requester, List<BackedUpKey> uploaded) {
    return Answer.json(
        BackupJson.state(keys.store().handle(requester, version(exchange), uploaded)));
  }

  private Answer list(Exchange exchange, Requester requester) {
    Iterator<BackedUpKey> all = keys.find().all(requester, version(exchange));
    return Answer.stream(out -> BackupJson.writeRooms(all, out));
  }

  private Answer listOfRoom(Exchange exchange, Requester requester) {
    Iterator<BackedUpKey> all =
        keys.find().ofRoom(requester, version(exchange), exchange.roomId("roomId"));
    return Answer.stream(out -> BackupJson.writeRoom(all, out));
  }

  private Answer show(Exchange exchange, Requester requester) {
    return Answer.jsonBytes(
        200,
        BackupJson.key(keys.find().ofSession(requester, version(exchange), session(exchange))));
  }

  private Answer deleteKeys(Exchange exchange, Requester requester) {
    return Answer.json(BackupJson.state(keys.delete().all(requester, version(exchange))));
  }

  private Answer deleteOfRoom(Exchange exchange, Requester requester) {
    return Answer.json(
        BackupJson.state(
            keys.delete().ofRoom(requester, version(exchange), exchange.roomId("roomId"))));
  }

  private Answer deleteOfSession(Exchange exchange, Requester requester) {
    return Answer.json(
        BackupJson.state(keys.delete().ofSession(requester, version(exchange), session(exchange))));
  }

  private static String version(Exchange exchange) {
    return exchange.requiredQuery("version");
  }

  private static RoomSession session(Exchange exchange) {
    return new RoomSession(exchange.roomId("roomId"), exchange.pathParameter("sessionId"));
  }
}
