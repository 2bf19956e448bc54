package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.access.AuthenticateToken;
import chat.ranvier.application.access.InteractiveAuthentication;
import chat.ranvier.application.access.RefreshedTokens;
import chat.ranvier.application.access.TokenMint;
import chat.ranvier.application.account.CheckPassword;
import chat.ranvier.application.account.PasswordPolicy;
import chat.ranvier.application.account.PasswordSettings;
import chat.ranvier.application.account.PasswordStage;
import chat.ranvier.application.account.Passwords;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.config.PasswordConfig;
import chat.ranvier.bootstrap.config.PasswordPolicyConfig;
import chat.ranvier.bootstrap.config.option.Secret;
import chat.ranvier.db.password.PasswordHashing;
import chat.ranvier.db.password.PepperedPasswordHashes;
import java.util.List;

/** Who is who: tokens, passwords and how users confirm what they do. */
record AccessWiring(
    AuthenticateToken authenticateToken,
    RefreshedTokens refreshedTokens,
    InteractiveAuthentication interactive,
    Passwords passwords,
    PasswordSettings passwordSettings,
    CheckPassword checkPassword,
    TokenMint mint) {
  private static final int REMEMBERED_TOKENS = 100_000;

  static AccessWiring of(
      HomeserverConfig config,
      EngineWiring engine,
      Stores.OfAccounts stores,
      RateLimiters limits,
      World world) {
    TokenMint mint = new TokenMint(world.chance());
    Passwords passwords =
        new Passwords(
            new PepperedPasswordHashes(
                hashing(config), config.passwords().pepper().map(Secret::value), world.chance()),
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    PasswordSettings settings = settings(config.passwords());
    CheckPassword checkPassword =
        new CheckPassword(
            config.server().name(), stores.accounts(), passwords, limits.failedLogin(), settings);
    RefreshedTokens refreshed =
        new RefreshedTokens(stores.accessTokens(), stores.refreshTokens(), engine.commits());
    return new AccessWiring(
        new AuthenticateToken(
            stores.accessTokens(), stores.accounts(), refreshed, world.time(), REMEMBERED_TOKENS),
        refreshed,
        new InteractiveAuthentication(
            mint,
            world.time(),
            List.of(new PasswordStage(checkPassword)),
            config.interactiveAuth().sessionTimeout()),
        passwords,
        settings,
        checkPassword,
        mint);
  }

  private static PasswordHashing hashing(HomeserverConfig config) {
    return config
        .registration()
        .bcryptRounds()
        .<PasswordHashing>map(PasswordHashing.Bcrypt::new)
        .orElse(PasswordHashing.RECOMMENDED);
  }

  private static PasswordSettings settings(PasswordConfig config) {
    boolean accepted = config.mode() != PasswordConfig.Mode.FALSE && config.keptHere();
    boolean changeable = config.mode() == PasswordConfig.Mode.TRUE && config.keptHere();
    return new PasswordSettings(accepted, changeable, policy(config.policy()));
  }

  private static PasswordPolicy policy(PasswordPolicyConfig config) {
    return config.enabled()
        ? new PasswordPolicy(
            config.minimumLength(),
            config.requiresDigit(),
            config.requiresSymbol(),
            config.requiresLowercase(),
            config.requiresUppercase())
        : PasswordPolicy.NONE;
  }
}
