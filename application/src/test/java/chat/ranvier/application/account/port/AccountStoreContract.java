package chat.ranvier.application.account.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store of accounts promises. */
public interface AccountStoreContract {
  UserId ALICE = new UserId("@alice:test.example");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The accounts of the same store. */
  AccountStore accounts();

  private static Account account(Standing standing) {
    return new Account(
        ALICE, Optional.of("hash"), standing, false, 1_234_567_890_123L, Optional.of("bot"));
  }

  private boolean insert(Account account) {
    List<Boolean> inserted = new ArrayList<>();
    transactions().inTransaction(() -> inserted.add(accounts().insert(account)));
    return inserted.getFirst();
  }

  @Test
  default void anAccountIsFoundAgainWithAllThatIsKnownOfIt() {
    Account account = account(new Standing(true, true, false, true, true));
    assertThat(insert(account)).isTrue();
    assertThat(accounts().find(ALICE)).contains(account);
    assertThat(accounts().standing(ALICE)).contains(account.standing());
  }

  @Test
  default void nobodyIsFoundUnderAnotherName() {
    insert(account(Standing.ORDINARY));
    assertThat(accounts().find(new UserId("@Alice:test.example"))).isEmpty();
    assertThat(accounts().standing(new UserId("@alic:test.example"))).isEmpty();
  }

  @Test
  default void theStorageRefusesANameThatIsTakenAndKeepsTheFirstAccount() {
    insert(account(Standing.ADMIN));
    assertThat(insert(account(Standing.ORDINARY))).isFalse();
    assertThat(accounts().standing(ALICE)).contains(Standing.ADMIN);
  }

  @Test
  default void twoOfOneNameInOneTransactionLeaveTheFirst() {
    List<Boolean> inserted = new ArrayList<>();
    transactions()
        .inTransaction(
            () -> {
              inserted.add(accounts().insert(account(Standing.ADMIN)));
              inserted.add(accounts().insert(account(Standing.GUEST)));
            });
    assertThat(inserted).containsExactly(true, false);
    assertThat(accounts().standing(ALICE)).contains(Standing.ADMIN);
  }

  @Test
  default void aPasswordChanges() {
    insert(account(Standing.ORDINARY));
    transactions().inTransaction(() -> accounts().changePassword(ALICE, "other"));
    assertThat(accounts().find(ALICE).flatMap(Account::passwordHash)).contains("other");
  }

  @Test
  default void aDeactivatedAccountStaysAndHasNoPassword() {
    insert(account(Standing.ADMIN));
    transactions().inTransaction(() -> accounts().deactivate(ALICE, false));
    Account left = accounts().find(ALICE).orElseThrow();
    assertThat(left.passwordHash()).isEmpty();
    assertThat(left.standing()).isEqualTo(new Standing(false, true, true, false, false));
    assertThat(left.erased()).isFalse();
    assertThat(accounts().erased()).isEmpty();
    assertThat(insert(account(Standing.ORDINARY))).isFalse();
  }

  @Test
  default void anErasedAccountStaysErased() {
    insert(account(Standing.ORDINARY));
    transactions().inTransaction(() -> accounts().deactivate(ALICE, true));
    transactions().inTransaction(() -> accounts().deactivate(ALICE, false));
    assertThat(accounts().find(ALICE).orElseThrow().erased()).isTrue();
    assertThat(accounts().erased()).containsExactly(ALICE);
  }
}
