package chat.ranvier.tests.accounts;

import chat.ranvier.application.account.ChangePassword;
import chat.ranvier.application.accountdata.FindAccountData;
import chat.ranvier.application.accountdata.KeepAccountData;
import chat.ranvier.application.accountdata.SetAccountData;
import chat.ranvier.application.accountdata.port.AccountDataQuota;
import chat.ranvier.application.device.DeviceActivity;
import chat.ranvier.application.device.DeviceLists;
import chat.ranvier.application.device.ListDevices;
import chat.ranvier.application.device.RenameDevice;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.environment.testing.RealTime;
import chat.ranvier.application.environment.testing.TestThreads;
import chat.ranvier.application.filter.DefineFilter;
import chat.ranvier.application.filter.FindFilter;
import chat.ranvier.application.profile.ChangeProfile;
import chat.ranvier.application.profile.FindProfile;
import chat.ranvier.application.profile.ProfileSettings;
import chat.ranvier.application.profile.ProfileSpread;
import chat.ranvier.application.push.FindPushRules;
import chat.ranvier.application.server.ServerCapabilities;
import chat.ranvier.application.tag.ChangeTags;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.push.MemoryPushRuleStore;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.push.PushRuleFeatures;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.http.admin.registration.SharedSecretRoutes;
import chat.ranvier.http.client.access.TokenAuthenticator;
import chat.ranvier.http.client.account.AccountRoutes;
import chat.ranvier.http.client.accountdata.AccountDataRoutes;
import chat.ranvier.http.client.device.DeviceManagementRoutes;
import chat.ranvier.http.client.filter.FilterRoutes;
import chat.ranvier.http.client.profile.ProfileRoutes;
import chat.ranvier.http.client.registration.RegistrationRoutes;
import chat.ranvier.http.client.server.CapabilitiesRoutes;
import chat.ranvier.http.client.session.LoginRoutes;
import chat.ranvier.http.client.session.LogoutRoutes;
import chat.ranvier.http.client.session.RefreshRoutes;
import chat.ranvier.http.client.tag.TagsRoutes;
import chat.ranvier.http.client.voip.VoipRoutes;
import chat.ranvier.http.server.Listener;
import chat.ranvier.http.server.ListenerResource;
import chat.ranvier.http.server.MatrixServer;
import chat.ranvier.http.server.RequestLimits;
import chat.ranvier.http.server.RequestObserver;
import chat.ranvier.http.server.RequestTracing;
import chat.ranvier.http.server.Router;
import chat.ranvier.http.server.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** A server with all routes about accounts, spoken to over HTTP. */
final class AccountsServer implements AutoCloseable {
  final AccountsWorld world = new AccountsWorld();
  private final MatrixServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  /** A status and a JSON object. */
  record Reply(int status, JsonObject body) {
    String text(String member) {
      return body.string(member).orElseThrow();
    }
  }

  AccountsServer() {
    Router router =
        new Router(
            new TokenAuthenticator(
                world.authenticateToken,
                new DeviceActivity(world.stores.devices(), world.commits, world.time)));
    addSessions(router);
    addUserData(router);
    this.server =
        new MatrixServer(
            router,
            List.of(listener()),
            "test",
            RequestLimits.of(1 << 30),
            new Surroundings(
                new RealTime(),
                new TestThreads(),
                RequestObserver.NONE,
                RequestTracing.withoutParents(new NoTracing()),
                (where, error) -> {
                  throw new AssertionError(where, error);
                }));
    server.start();
  }

  private static Listener listener() {
    return new Listener(
        new Listener.Tcp("127.0.0.1", 0),
        "8008",
        Optional.empty(),
        false,
        Optional.empty(),
        EnumSet.of(ListenerResource.CLIENT),
        EnumSet.of(ListenerResource.CLIENT));
  }

  private void addSessions(Router router) {
    ChangePassword changePassword = world.changePassword();
    new AccountRoutes(changePassword, world.deactivateAccount()).register(router);
    new RegistrationRoutes(world.registerUser(), world.usernames).register(router);
    new SharedSecretRoutes(world.registerBySharedSecret(Optional.of(AccountsWorld.SECRET)))
        .register(router);
    new LoginRoutes(world.logIn(), Optional.of("https://matrix.test.example")).register(router);
    new LogoutRoutes(world.logOut(), world.logOutEverywhere()).register(router);
    new RefreshRoutes(world.refreshSession(world.sessions)).register(router);
    new DeviceManagementRoutes(
            new ListDevices(world.stores.devices()),
            new RenameDevice(
                world.stores.devices(),
                List.of(),
                new DeviceLists(world.stores.memberships()),
                world.commits),
            world.deleteDevices(world.interactive))
        .register(router);
  }

  private void addUserData(Router router) {
    new ProfileRoutes(
            new FindProfile(world.stores.profiles(), world.stores.accounts()),
            new ChangeProfile(
                world.stores.profiles(),
                world.commits,
                ProfileSpread.NOWHERE,
                ProfileSettings.FREE),
            false)
        .register(router);
    new FilterRoutes(
            new DefineFilter(world.stores.filters(), world.commits),
            new FindFilter(world.stores.filters()))
        .register(router);
    new AccountDataRoutes(
            new FindAccountData(world.stores.accountData()),
            new FindPushRules(new MemoryPushRuleStore(new MemoryDatabase()), PushRuleFeatures.NONE),
            new SetAccountData(keepAccountData()))
        .register(router);
    new TagsRoutes(new ChangeTags(world.stores.accountData(), keepAccountData())).register(router);
    new CapabilitiesRoutes(new ServerCapabilities(RoomVersion.V11, true, true, false, false, false))
        .register(router);
    new VoipRoutes().register(router);
  }

  Reply get(String path, String token) {
    return send("GET", path, token, "");
  }

  /**
   * Sends a request.
   *
   * @param token none is sent where it is empty
   */
  Reply send(String method, String path, String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port(0) + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var response = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), JsonReader.readObject(response.body()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }

  private KeepAccountData keepAccountData() {
    return new KeepAccountData(
        world.stores.accountData(), new AccountDataQuota(1 << 20, 1_000), world.commits);
  }
}
