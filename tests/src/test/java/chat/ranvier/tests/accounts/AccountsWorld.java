package chat.ranvier.tests.accounts;

import chat.ranvier.application.access.AuthenticateToken;
import chat.ranvier.application.access.ClientAddress;
import chat.ranvier.application.access.Interaction;
import chat.ranvier.application.access.InteractiveAuthentication;
import chat.ranvier.application.access.RefreshedTokens;
import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.TokenMint;
import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.account.AccountDeparture;
import chat.ranvier.application.account.ChangePassword;
import chat.ranvier.application.account.CheckPassword;
import chat.ranvier.application.account.DeactivateAccount;
import chat.ranvier.application.account.ErasedUsers;
import chat.ranvier.application.account.PasswordPolicy;
import chat.ranvier.application.account.PasswordSettings;
import chat.ranvier.application.account.PasswordStage;
import chat.ranvier.application.account.Passwords;
import chat.ranvier.application.account.port.Account;
import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.DeleteDevices;
import chat.ranvier.application.device.DeviceLists;
import chat.ranvier.application.device.DeviceRemoval;
import chat.ranvier.application.encryption.backup.ForgetKeyBackups;
import chat.ranvier.application.encryption.todevice.ForgetDeviceMessages;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.environment.testing.SeededChance;
import chat.ranvier.application.environment.testing.TestThreads;
import chat.ranvier.application.pusher.ForgetPushers;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.ratelimit.RateLimits;
import chat.ranvier.application.registration.AccountCreation;
import chat.ranvier.application.registration.RegisterBySharedSecret;
import chat.ranvier.application.registration.RegisterUser;
import chat.ranvier.application.registration.RegistrationSettings;
import chat.ranvier.application.registration.Usernames;
import chat.ranvier.application.session.LogIn;
import chat.ranvier.application.session.LogOut;
import chat.ranvier.application.session.LogOutEverywhere;
import chat.ranvier.application.session.RefreshSession;
import chat.ranvier.application.session.Session;
import chat.ranvier.application.session.SessionLifetimes;
import chat.ranvier.application.session.SessionOpening;
import chat.ranvier.db.password.PasswordHashing;
import chat.ranvier.db.password.PepperedPasswordHashes;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All use cases about accounts of one server, on stores that are handed in, and a clock by hand.
 */
final class AccountsWorld {
  static final ServerName SERVER = new ServerName("test.example");
  static final ClientAddress ADDRESS = new ClientAddress("192.0.2.1");
  static final String SECRET = "shared-secret-6b2a";

  final ManualTime time = new ManualTime();
  final Storage stores;
  final Commits commits;
  final List<UserId> departed = new ArrayList<>();
  final TokenMint mint = new TokenMint(new SeededChance(7));
  final RateLimiters limits;
  final RefreshedTokens refreshedTokens;
  final AuthenticateToken authenticateToken;
  final ErasedUsers erased;
  final Passwords passwords;
  final CheckPassword checkPassword;
  final InteractiveAuthentication interactive;
  final DeviceRemoval removal;
  final SessionOpening sessions;
  final AccountCreation creation;
  final Usernames usernames;

  private final RegistrationSettings registration;

  /** Open to everybody, on stores in memory. */
  AccountsWorld() {
    this(Storage.inMemory(), new RegistrationSettings(true, true, false), RateLimits.none());
  }

  AccountsWorld(Storage stores, RegistrationSettings registration, RateLimits rateLimits) {
    this.stores = stores;
    this.registration = registration;
    this.commits =
        new Commits(
            stores.commits(), new TestThreads(), time, new NoTracing(), CommitObserver.NONE);
    this.erased = new ErasedUsers(stores.accounts());
    this.limits = new RateLimiters(time, rateLimits);
    this.refreshedTokens = new RefreshedTokens(stores.tokens(), stores.refreshTokens(), commits);
    this.authenticateToken =
        new AuthenticateToken(stores.tokens(), stores.accounts(), refreshedTokens, time, 100);
    this.passwords =
        new Passwords(
            new PepperedPasswordHashes(
                new PasswordHashing.Bcrypt(4), Optional.of("pepper-9d01"), new SeededChance(8)),
            2);
    this.checkPassword =
        new CheckPassword(
            SERVER, stores.accounts(), passwords, limits.failedLogin(), PasswordSettings.USUAL);
    this.interactive = interactive(Duration.ZERO);
    this.removal =
        new DeviceRemoval(
            new DeviceRemoval.Stores(
                stores.devices(),
                stores.tokens(),
                stores.refreshTokens(),
                List.of(new ForgetDeviceMessages(stores.inboxes(), stores.sending()))),
            authenticateToken,
            new DeviceLists(stores.memberships()),
            commits);
    this.sessions = sessions(SessionLifetimes.UNLIMITED);
    this.creation =
        new AccountCreation(
            stores.accounts(), stores.profiles(), sessions, authenticateToken, commits);
    this.usernames = new Usernames(SERVER, stores.accounts(), registration);
  }

  InteractiveAuthentication interactive(Duration reuse) {
    return new InteractiveAuthentication(
        mint, time, List.of(new PasswordStage(checkPassword)), reuse);
  }

  SessionOpening sessions(SessionLifetimes lifetimes) {
    return new SessionOpening(
        new SessionOpening.Stores(stores.tokens(), stores.refreshTokens(), stores.devices()),
        mint,
        lifetimes,
        time);
  }

  RegisterUser registerUser() {
    return registerUser(PasswordPolicy.NONE);
  }

  RegisterUser registerUser(PasswordPolicy policy) {
    return new RegisterUser(
        registration,
        usernames,
        new RegisterUser.Credentials(passwords, new PasswordSettings(true, true, policy), mint),
        interactive,
        creation,
        limits.registration(),
        time);
  }

  RegisterBySharedSecret registerBySharedSecret(Optional<String> secret) {
    return new RegisterBySharedSecret(secret, usernames, passwords, creation, mint, time);
  }

  LogIn logIn() {
    return logIn(sessions);
  }

  LogIn logIn(SessionOpening opening) {
    return new LogIn(checkPassword, opening, authenticateToken, commits, limits);
  }

  LogOut logOut() {
    return new LogOut(removal, stores.tokens(), authenticateToken, commits);
  }

  LogOutEverywhere logOutEverywhere() {
    return new LogOutEverywhere(removal);
  }

  RefreshSession refreshSession(SessionOpening opening) {
    return new RefreshSession(
        opening,
        new RefreshSession.Stores(stores.tokens(), stores.refreshTokens(), stores.accounts()),
        refreshedTokens,
        authenticateToken,
        commits,
        time);
  }

  ChangePassword changePassword() {
    return new ChangePassword(
        interactive, stores.accounts(), passwords, PasswordSettings.USUAL, removal);
  }

  DeleteDevices deleteDevices(InteractiveAuthentication authentication) {
    return new DeleteDevices(authentication, removal);
  }

  DeactivateAccount deactivateAccount() {
    AccountDeparture departure = requester -> departed.add(requester.user());
    return new DeactivateAccount(
        interactive,
        new DeactivateAccount.Stores(
            stores.accounts(),
            stores.profiles(),
            stores.accountData(),
            new ForgetKeyBackups(stores.keyBackups(), stores.backedUpKeys()),
            stores.crossSigning(),
            erased,
            new ForgetPushers(stores.pushers())),
        removal,
        departure);
  }

  /** Makes an account with this password, without a session. */
  UserId account(String localpart, String password) {
    return account(localpart, password, Standing.ORDINARY);
  }

  UserId account(String localpart, String password, Standing standing) {
    UserId user = UserId.of(localpart, SERVER);
    Account account =
        new Account(
            user, Optional.of(passwords.hash(password)), standing, false, 0, Optional.empty());
    commits.write(() -> stores.accounts().insert(account));
    return user;
  }

  Session logIn(String name, String password) {
    return logIn(
        name, password, new SessionOpening.Wish(Optional.empty(), Optional.empty(), false));
  }

  Session logIn(String name, String password, String device) {
    return logIn(
        name,
        password,
        new SessionOpening.Wish(
            Optional.of(new DeviceId(device)), Optional.of("My " + device), false));
  }

  Session logIn(String name, String password, SessionOpening.Wish wish) {
    return logIn().handle(new LogIn.Command(passwordLogin(name, password), wish, ADDRESS));
  }

  Requester requester(Session session) {
    return authenticateToken.handle(session.accessToken());
  }

  static JsonObject passwordLogin(String name, String password) {
    return JsonObject.builder()
        .put("type", "m.login.password")
        .put("identifier", JsonObject.of("type", "m.id.user").with("user", name))
        .put("password", password)
        .build();
  }

  static Interaction interaction(Requester requester, JsonObject body) {
    return new Interaction("POST", "/path", Optional.of(requester), body, ADDRESS);
  }

  static Interaction confirmed(Requester requester, String password) {
    return interaction(
        requester, JsonObject.of("auth", passwordLogin(requester.user().value(), password)));
  }

  static Interaction anonymous(JsonObject body) {
    return new Interaction("POST", "/register", Optional.empty(), body, ADDRESS);
  }
}
