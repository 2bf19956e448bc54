package chat.ranvier.application.ratelimit;

import chat.ranvier.application.environment.port.Time;

/** A limiter for each of the named limits, shared by all who count against it. */
public final class RateLimiters {
  private final RateLimiter message;
  private final RateLimiter adminRedaction;
  private final RateLimiter registration;
  private final RateLimiter registrationTokenValidity;
  private final RateLimiter loginAddress;
  private final RateLimiter loginAccount;
  private final RateLimiter failedLogin;
  private final RateLimiter localJoin;
  private final RateLimiter remoteJoin;
  private final RateLimiter joinPerRoom;
  private final RateLimiter invitePerRoom;
  private final RateLimiter invitePerUser;
  private final RateLimiter invitePerIssuer;
  private final RateLimiter thirdPartyInvite;
  private final RateLimiter keyRequest;
  private final RateLimiter thirdPartyValidation;

  /** Limiters that have counted nothing yet. */
  public RateLimiters(Time time, RateLimits limits) {
    this.message = new RateLimiter(time, limits.message());
    this.adminRedaction =
        limits.adminRedaction().map(own -> new RateLimiter(time, own)).orElse(message);
    this.registration = new RateLimiter(time, limits.registration().request());
    this.registrationTokenValidity = new RateLimiter(time, limits.registration().tokenValidity());
    this.loginAddress = new RateLimiter(time, limits.login().address());
    this.loginAccount = new RateLimiter(time, limits.login().account());
    this.failedLogin = new RateLimiter(time, limits.login().failedAttempts());
    this.localJoin = new RateLimiter(time, limits.joins().local());
    this.remoteJoin = new RateLimiter(time, limits.joins().remote());
    this.joinPerRoom = new RateLimiter(time, limits.joins().perRoom());
    this.invitePerRoom = new RateLimiter(time, limits.invites().perRoom());
    this.invitePerUser = new RateLimiter(time, limits.invites().perUser());
    this.invitePerIssuer = new RateLimiter(time, limits.invites().perIssuer());
    this.thirdPartyInvite = new RateLimiter(time, limits.invites().thirdParty());
    this.keyRequest = new RateLimiter(time, limits.keyRequests());
    this.thirdPartyValidation = new RateLimiter(time, limits.thirdPartyValidation());
  }

  /** Events sent, by sender. */
  public RateLimiter message() {
    return message;
  }

  /** Redactions by those who administer the room, by sender. */
  public RateLimiter adminRedaction() {
    return adminRedaction;
  }

  /** Accounts asked for, by address. */
  public RateLimiter registration() {
    return registration;
  }

  /** Registration tokens tried, by address. */
  public RateLimiter registrationTokenValidity() {
    return registrationTokenValidity;
  }

  /** Logins tried, by address. */
  public RateLimiter loginAddress() {
    return loginAddress;
  }

  /** Logins tried, by account. */
  public RateLimiter loginAccount() {
    return loginAccount;
  }

  /** Logins failed, by account: to be checked before, and taken after the failure. */
  public RateLimiter failedLogin() {
    return failedLogin;
  }

  /** Joins to rooms that this server is in, by user. */
  public RateLimiter localJoin() {
    return localJoin;
  }

  /** Joins to other rooms, by user. */
  public RateLimiter remoteJoin() {
    return remoteJoin;
  }

  /** Joins from anywhere, by room. */
  public RateLimiter joinPerRoom() {
    return joinPerRoom;
  }

  /** Invites, by room. */
  public RateLimiter invitePerRoom() {
    return invitePerRoom;
  }

  /** Invites, by who is invited. */
  public RateLimiter invitePerUser() {
    return invitePerUser;
  }

  /** Invites, by who invites. */
  public RateLimiter invitePerIssuer() {
    return invitePerIssuer;
  }

  /** Invites to mail addresses and telephone numbers, by who invites. */
  public RateLimiter thirdPartyInvite() {
    return thirdPartyInvite;
  }

  /** Requests for keys to others' devices, by who asks. */
  public RateLimiter keyRequest() {
    return keyRequest;
  }

  /** Validations of mail addresses and telephone numbers, by user or address. */
  public RateLimiter thirdPartyValidation() {
    return thirdPartyValidation;
  }
}
