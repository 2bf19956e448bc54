package chat.ranvier.db.sql.accountdata;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.accountdata.port.AccountDataQuota;
import chat.ranvier.application.accountdata.port.AccountDataTotal;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a database that was there before there were totals counts of the data that it holds. */
final class AccountDataTotalsTest {
  private static final UserId ALICE = new UserId("@alice:test.example");
  private static final UserId BOB = new UserId("@bob:test.example");
  private static final Optional<RoomId> ROOM = Optional.of(new RoomId("!room:test.example"));
  private static final AccountDataQuota LARGE = new AccountDataQuota(1_000, 10);

  @RegisterExtension static final TestDatabase SQLITE = TestDatabase.sqlite();
  @RegisterExtension static final TestDatabase POSTGRES = TestDatabase.postgres();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countedAtOnceItIsAsMuchAsCountedOneByOne(boolean isSqlite) throws IOException {
    TestDatabase database = isSqlite ? SQLITE : POSTGRES;
    SqlAccountDataStore store = new SqlAccountDataStore(database.sql());
    String counting = counting();
    database
        .transactions()
        .inTransaction(
            () -> {
              store.putWithin(
                  LARGE, ALICE, new AccountDatum(Optional.empty(), "é", "{\"ü\":1}", 1));
              store.putWithin(LARGE, ALICE, new AccountDatum(ROOM, "m.tag", "{}", 2));
              store.putWithin(LARGE, BOB, new AccountDatum(ROOM, "m.tag", "{}", 3));
              store.put(ALICE, new AccountDatum(ROOM, "m.fully_read", "{}", 4));
            });
    AccountDataTotal alice = store.total(ALICE);
    AccountDataTotal bob = store.total(BOB);
    database
        .transactions()
        .inTransaction(
            () -> {
              database.sql().update("DELETE FROM account_data_totals");
              database.sql().update(counting);
            });
    assertThat(alice.items()).isEqualTo(2);
    assertThat(store.total(ALICE)).isEqualTo(alice);
    assertThat(store.total(BOB)).isEqualTo(bob);
  }

  /** The statement of the migration. */
  private static String counting() throws IOException {
    String name = "/migrations/V0054__account_data_totals.sql";
    try (InputStream file =
        Objects.requireNonNull(AccountDataTotalsTest.class.getResourceAsStream(name))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.substring(text.indexOf("INSERT INTO"), text.lastIndexOf(';'));
    }
  }
}
