package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.registration.AccountCreation;
import chat.ranvier.application.registration.RegisterBySharedSecret;
import chat.ranvier.application.registration.RegisterUser;
import chat.ranvier.application.registration.RegistrationSettings;
import chat.ranvier.application.registration.Usernames;
import chat.ranvier.application.session.LogIn;
import chat.ranvier.application.session.LogOut;
import chat.ranvier.application.session.LogOutEverywhere;
import chat.ranvier.application.session.RefreshSession;
import chat.ranvier.application.session.SessionLifetimes;
import chat.ranvier.application.session.SessionOpening;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.config.RegistrationConfig;
import chat.ranvier.bootstrap.config.SessionsConfig;
import chat.ranvier.http.admin.registration.SharedSecretRoutes;
import chat.ranvier.http.client.registration.RegistrationRoutes;
import chat.ranvier.http.client.session.LoginRoutes;
import chat.ranvier.http.client.session.LogoutRoutes;
import chat.ranvier.http.client.session.RefreshRoutes;
import chat.ranvier.http.server.Router;
import java.util.Optional;

/** Getting an account, logging in and out. */
final class SessionsWiring {
  private final HomeserverConfig config;
  private final AccountsWiring accounts;
  private final AccessWiring access;
  private final Stores.OfAccounts stores;
  private final Commits commits;
  private final RateLimiters limits;
  private final World world;

  SessionsWiring(
      HomeserverConfig config,
      AccountsWiring accounts,
      EngineWiring engine,
      Stores stores,
      RateLimiters limits,
      World world) {
    this.config = config;
    this.accounts = accounts;
    this.access = accounts.access();
    this.stores = stores.accounts();
    this.commits = engine.commits();
    this.limits = limits;
    this.world = world;
  }

  void register(Router router, Optional<String> sharedSecret) {
    SessionOpening sessions =
        new SessionOpening(
            new SessionOpening.Stores(
                stores.accessTokens(), stores.refreshTokens(), stores.devices()),
            access.mint(),
            lifetimes(config.sessions()),
            world.time());
    registerRegistration(router, sessions, sharedSecret);
    new LoginRoutes(
            new LogIn(
                access.checkPassword(), sessions, access.authenticateToken(), commits, limits),
            config.server().publicBaseUrl().map(Object::toString))
        .register(router);
    new LogoutRoutes(
            new LogOut(
                accounts.removal(), stores.accessTokens(), access.authenticateToken(), commits),
            new LogOutEverywhere(accounts.removal()))
        .register(router);
    new RefreshRoutes(
            new RefreshSession(
                sessions,
                new RefreshSession.Stores(
                    stores.accessTokens(), stores.refreshTokens(), stores.accounts()),
                access.refreshedTokens(),
                access.authenticateToken(),
                commits,
                world.time()))
        .register(router);
  }

  private void registerRegistration(
      Router router, SessionOpening sessions, Optional<String> sharedSecret) {
    RegistrationSettings settings = settings(config.registration());
    Usernames usernames = new Usernames(config.server().name(), stores.accounts(), settings);
    AccountCreation creation =
        new AccountCreation(
            stores.accounts(), stores.profiles(), sessions, access.authenticateToken(), commits);
    RegisterUser registerUser =
        new RegisterUser(
            settings,
            usernames,
            new RegisterUser.Credentials(
                access.passwords(), access.passwordSettings(), access.mint()),
            access.interactive(),
            creation,
            limits.registration(),
            world.time());
    new RegistrationRoutes(registerUser, usernames).register(router);
    new SharedSecretRoutes(
            new RegisterBySharedSecret(
                sharedSecret, usernames, access.passwords(), creation, access.mint(), world.time()))
        .register(router);
  }

  private static RegistrationSettings settings(RegistrationConfig config) {
    return new RegistrationSettings(
        config.enabled() && config.enabledWithoutVerification(),
        config.guestsAllowed(),
        config.hidesTakenNames());
  }

  private static SessionLifetimes lifetimes(SessionsConfig config) {
    return new SessionLifetimes(
        config.lifetime(),
        config.refreshableAccessToken(),
        config.refreshToken(),
        config.nonRefreshableAccessToken());
  }
}
