package chat.ranvier.application.account;

import chat.ranvier.application.access.AuthenticationFlow;
import chat.ranvier.application.access.Interaction;
import chat.ranvier.application.access.InteractionRequired;
import chat.ranvier.application.access.InteractiveAuthentication;
import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.device.DeviceRemoval;
import chat.ranvier.application.encryption.backup.ForgetKeyBackups;
import chat.ranvier.application.encryption.keys.port.CrossSigningStore;
import chat.ranvier.application.profile.port.ProfileStore;
import chat.ranvier.application.pusher.ForgetPushers;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;

/**
 * Gives the requester's account up for good: no password, no device, no token is left, and nobody
 * can ever register the name again.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3accountdeactivate">POST
 *     /account/deactivate</a>
 */
public final class DeactivateAccount {
  private final InteractiveAuthentication authentication;
  private final Stores stores;
  private final DeviceRemoval removal;
  private final AccountDeparture departure;

  /** What an account leaves its traces in. */
  public record Stores(
      AccountStore accounts,
      ProfileStore profiles,
      AccountDataStore accountData,
      ForgetKeyBackups keyBackups,
      CrossSigningStore crossSigning,
      ErasedUsers erased,
      ForgetPushers pushers) {}

  /** Lets users leave their rooms by this departure. */
  public DeactivateAccount(
      InteractiveAuthentication authentication,
      Stores stores,
      DeviceRemoval removal,
      AccountDeparture departure) {
    this.authentication = authentication;
    this.stores = stores;
    this.removal = removal;
    this.departure = departure;
  }

  /**
   * Gives the account up, once its owner has confirmed it.
   *
   * @param erase whether the owner asks to be forgotten: then name and avatar go, too, and what
   *     they sent is shown in outline to all who were not there
   * @throws InteractionRequired where the owner has not confirmed it
   */
  public void handle(Requester requester, boolean erase, Interaction interaction) {
    authentication.require(interaction, List.of(AuthenticationFlow.PASSWORD));
    UserId user = requester.user();
    removal.write(user, position -> deactivate(user, erase, position));
    if (erase) {
      stores.erased().add(user);
    }
    departure.leaveEverything(requester);
  }

  private List<TokenHash> deactivate(UserId user, boolean erase, long position) {
    stores.accounts().deactivate(user, erase);
    stores.accountData().deleteAll(user);
    stores.keyBackups().within(user);
    stores.crossSigning().deleteAll(user);
    stores.pushers().accountRemoved(user);
    if (erase) {
      stores.profiles().deleteAll(user);
    }
    return removal.allWithin(user, position);
  }
}
