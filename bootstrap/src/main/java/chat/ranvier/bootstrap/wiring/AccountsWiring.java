package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.account.ChangePassword;
import chat.ranvier.application.account.DeactivateAccount;
import chat.ranvier.application.account.ErasedUsers;
import chat.ranvier.application.accountdata.ForgetNotificationSettings;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.DeleteDevices;
import chat.ranvier.application.device.DeviceActivity;
import chat.ranvier.application.device.DeviceListener;
import chat.ranvier.application.device.DeviceRemoval;
import chat.ranvier.application.device.ListDevices;
import chat.ranvier.application.device.RenameDevice;
import chat.ranvier.application.device.UnusedDevices;
import chat.ranvier.application.encryption.backup.ForgetKeyBackups;
import chat.ranvier.application.encryption.dehydration.ForgetDehydratedDevice;
import chat.ranvier.application.encryption.todevice.ForgetDeviceMessages;
import chat.ranvier.application.filter.DefineFilter;
import chat.ranvier.application.filter.FindFilter;
import chat.ranvier.application.profile.ChangeProfile;
import chat.ranvier.application.profile.FindProfile;
import chat.ranvier.application.profile.ProfileSettings;
import chat.ranvier.application.push.FindPushRules;
import chat.ranvier.application.pusher.ForgetPushers;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.server.ServerCapabilities;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.http.client.access.TokenAuthenticator;
import chat.ranvier.http.client.account.AccountRoutes;
import chat.ranvier.http.client.device.DeviceManagementRoutes;
import chat.ranvier.http.client.filter.FilterRoutes;
import chat.ranvier.http.client.profile.ProfileRoutes;
import chat.ranvier.http.client.server.CapabilitiesRoutes;
import chat.ranvier.http.client.voip.VoipRoutes;
import chat.ranvier.http.server.Authenticator;
import chat.ranvier.http.server.Router;
import java.util.List;

/** Accounts and what belongs to them: devices, profiles, account data, filters. */
final class AccountsWiring {
  private final HomeserverConfig config;
  private final Commits commits;
  private final Stores stores;
  private final AccessWiring access;
  private final KeysWiring keys;
  private final DeviceRemoval removal;
  private final DeviceActivity activity;
  private final FindFilter findFilter;
  private final ForgetPushers forgetPushers;
  private final ErasedUsers erased;

  AccountsWiring(
      HomeserverConfig config,
      EngineWiring engine,
      Stores stores,
      RateLimiters limits,
      World world) {
    this.config = config;
    this.commits = engine.commits();
    this.stores = stores;
    this.erased = engine.people().erased();
    this.access = AccessWiring.of(config, engine, stores.accounts(), limits, world);
    this.keys = new KeysWiring(stores, commits);
    this.forgetPushers = new ForgetPushers(stores.pushers());
    this.removal =
        new DeviceRemoval(
            new DeviceRemoval.Stores(
                stores.accounts().devices(),
                stores.accounts().accessTokens(),
                stores.accounts().refreshTokens(),
                deviceListeners()),
            access.authenticateToken(),
            keys.deviceLists(),
            commits);
    this.activity = new DeviceActivity(stores.accounts().devices(), commits, world.time());
    this.findFilter = new FindFilter(stores.clients().filters());
  }

  /** All that is kept for devices and goes with them. */
  private List<DeviceListener> deviceListeners() {
    return List.of(
        keys.ofDevices(),
        new ForgetDeviceMessages(
            stores.deviceMessages().inboxes(), stores.deviceMessages().sending()),
        new ForgetDehydratedDevice(stores.keys().dehydrated()),
        new ForgetNotificationSettings(stores.clients().accountData()),
        forgetPushers);
  }

  /** Looks after devices that nobody uses any more. */
  UnusedDevices unusedDevices(World world) {
    return new UnusedDevices(
        stores.accounts().devices(),
        removal,
        commits,
        world.time(),
        new UnusedDevices.Ages(
            config.devices().deleteStaleAfter(), config.devices().originsMaxAge()));
  }

  AccessWiring access() {
    return access;
  }

  DeviceRemoval removal() {
    return removal;
  }

  Authenticator authenticator() {
    return new TokenAuthenticator(access.authenticateToken(), activity);
  }

  /** Keys, and who counts them. */
  KeysWiring keys() {
    return keys;
  }

  /** Finds filters, for all who look for them, from one memory. */
  FindFilter findFilter() {
    return findFilter;
  }

  /** Stores what is noted lazily. */
  void flush() {
    activity.flush();
  }

  void register(Router router, RoomsWiring rooms, FindPushRules findPushRules) {
    registerAccount(router, rooms);
    registerProfiles(router, rooms);
    new DeviceManagementRoutes(
            new ListDevices(stores.accounts().devices()),
            new RenameDevice(
                stores.accounts().devices(), deviceListeners(), keys.deviceLists(), commits),
            new DeleteDevices(access.interactive(), removal))
        .register(router);
    AccountDataWiring.register(
        stores.clients().accountData(), findPushRules, config.accountData(), commits, router);
    new FilterRoutes(new DefineFilter(stores.clients().filters(), commits), findFilter)
        .register(router);
    new CapabilitiesRoutes(capabilities()).register(router);
    new VoipRoutes().register(router);
    keys.register(router, access.interactive());
    DehydrationWiring.register(stores, keys.uploadKeys(), removal, commits, router);
    KeyBackupWiring.register(stores.backups(), commits, router);
  }

  private void registerAccount(Router router, RoomsWiring rooms) {
    new AccountRoutes(
            new ChangePassword(
                access.interactive(),
                stores.accounts().accounts(),
                access.passwords(),
                access.passwordSettings(),
                removal),
            new DeactivateAccount(
                access.interactive(),
                new DeactivateAccount.Stores(
                    stores.accounts().accounts(),
                    stores.accounts().profiles(),
                    stores.clients().accountData(),
                    new ForgetKeyBackups(stores.backups().backups(), stores.backups().keys()),
                    stores.keys().crossSigning(),
                    erased,
                    forgetPushers),
                removal,
                rooms.departure()))
        .register(router);
  }

  private void registerProfiles(Router router, RoomsWiring rooms) {
    ProfileSettings settings =
        new ProfileSettings(config.profiles().nameMayChange(), config.profiles().avatarMayChange());
    new ProfileRoutes(
            new FindProfile(stores.accounts().profiles(), stores.accounts().accounts()),
            new ChangeProfile(
                stores.accounts().profiles(), commits, rooms.profileSpread(), settings),
            config.profiles().authenticationRequired())
        .register(router);
  }

  private ServerCapabilities capabilities() {
    return new ServerCapabilities(
        config.rooms().defaultVersion(),
        access.passwordSettings().changeable(),
        config.profiles().nameMayChange(),
        config.profiles().avatarMayChange(),
        false,
        config.rooms().forgetsOnLeave());
  }
}
