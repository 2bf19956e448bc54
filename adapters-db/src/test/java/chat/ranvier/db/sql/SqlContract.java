package chat.ranvier.db.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.db.sql.dialect.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What statements promise, whichever way they go to whichever database. */
interface SqlContract {
  BulkInsert PROBES = BulkInsert.into("probes").number("id").text("words").bytes("content");
  String INSERT = "INSERT INTO probes (id, words, content) VALUES (?, ?, ?)";
  String IDS = "SELECT id FROM probes WHERE ";

  Transactions transactions();

  Sql sql();

  @BeforeEach
  default void makeATable() {
    String text =
        "CREATE TABLE IF NOT EXISTS probes (id ${number} NOT NULL PRIMARY KEY, words TEXT, content"
            + " ${bytes}) ${table}";
    transactions().inTransaction(() -> sql().update(sql().dialect().schema(text)));
  }

  private void insert(Values... rows) {
    transactions().inTransaction(() -> sql().insert(PROBES, List.of(rows)));
  }

  private List<Long> ids(String condition, Object... parameters) {
    return sql().list(IDS + condition + " ORDER BY id", row -> row.number("id"), parameters);
  }

  @Test
  default void valuesComeBackAsTheyWere() {
    byte[] bytes = {0, 1, -1, 0};
    String text = "\ud83d\ude00 ' \\ \" ? : $1";
    transactions().inTransaction(() -> sql().update(INSERT, Long.MAX_VALUE, text, bytes));
    assertThat(
            sql()
                .list("SELECT * FROM probes WHERE id = ?", row -> row.number("id"), Long.MAX_VALUE))
        .containsExactly(Long.MAX_VALUE);
    assertThat(sql().find("SELECT words FROM probes", row -> row.text("words"))).contains(text);
    assertThat(sql().find("SELECT content FROM probes", row -> row.bytes("content")))
        .contains(bytes);
  }

  @Test
  default void aTextWithNulIsTakenByNone() {
    for (String text : List.of("\0", "a\0b")) {
      assertThatThrownBy(
              () -> transactions().inTransaction(() -> sql().update(INSERT, 1, text, null)))
          .isInstanceOf(StorageException.class);
      assertThatThrownBy(() -> insert(Values.of(1, text, null)))
          .isInstanceOf(StorageException.class);
      assertThatThrownBy(() -> ids("words = ?", text)).isInstanceOf(StorageException.class);
    }
    assertThat(ids("true")).isEmpty();
  }

  @Test
  default void nullsComeBackAsNothing() {
    transactions().inTransaction(() -> sql().update(INSERT, 1, null, null));
    assertThat(sql().find("SELECT words FROM probes", row -> row.optionalText("words")))
        .contains(Optional.empty());
    assertThat(sql().find("SELECT content FROM probes", row -> row.optionalBytes("content")))
        .contains(Optional.empty());
    assertThat(
            sql()
                .find(
                    "SELECT max(id) AS top FROM probes WHERE id > 1",
                    row -> row.optionalNumber("top")))
        .contains(OptionalLong.empty());
    assertThatThrownBy(() -> sql().find("SELECT words FROM probes", row -> row.text("words")))
        .isInstanceOf(StorageException.class);
  }

  @Test
  default void truthIsStoredAsANumber() {
    transactions().inTransaction(() -> sql().update(INSERT, true, null, null));
    transactions().inTransaction(() -> sql().update(INSERT, false, null, null));
    assertThat(sql().list("SELECT id FROM probes ORDER BY id", row -> row.truth("id")))
        .containsExactly(false, true);
  }

  @Test
  default void manyValuesAreOneParameter() {
    insert(
        Values.of(1, "a\"b\\c\u0001'", new byte[] {0}),
        Values.of(2, "\ud83d\ude00", new byte[] {1, 2}),
        Values.of(3, "plain", "text".getBytes(UTF_8)));
    String number = sql().dialect().among("id", SqlType.NUMBER);
    assertThat(ids(number, SqlList.numbers(List.of(3L, 1L, 9L)))).containsExactly(1L, 3L);
    assertThat(ids(number, SqlList.numbers(List.of()))).isEmpty();
    String text = sql().dialect().among("words", SqlType.TEXT);
    assertThat(ids(text, SqlList.texts(List.of("a\"b\\c\u0001'", "\ud83d\ude00", ""))))
        .containsExactly(1L, 2L);
    String bytes = sql().dialect().among("content", SqlType.BYTES);
    assertThat(ids(bytes, SqlList.bytes(List.of(new byte[] {0}, new byte[] {1, 2}))))
        .containsExactly(1L, 2L);
    assertThat(ids(bytes, SqlList.encoded(List.of("text")))).containsExactly(3L);
  }

  @Test
  default void manyRowsAreInsertedAtOnce() {
    List<Values> rows =
        new ArrayList<>(
            LongStream.range(0, 5_000)
                .mapToObj(id -> Values.of(id, "words " + id, new byte[] {(byte) id, 0}))
                .toList());
    rows.add(Values.of(5_000, null, null));
    int[] inserted = new int[1];
    transactions().inTransaction(() -> inserted[0] = sql().insert(PROBES, rows));
    assertThat(inserted).containsExactly(5_001);
    assertThat(sql().find("SELECT words FROM probes WHERE id = 4711", row -> row.text("words")))
        .contains("words 4711");
    assertThat(ids("words IS NULL AND content IS NULL")).containsExactly(5_000L);
  }

  @Test
  default void rowsThatAreThereMeetTheirFate() {
    insert(Values.of(1, "one", null));
    int[] counts = new int[2];
    transactions()
        .inTransaction(
            () -> {
              List<Values> rows = List.of(Values.of(1, "other", null), Values.of(2, "two", null));
              counts[0] = sql().insert(PROBES.orElse("ON CONFLICT (id) DO NOTHING"), rows);
              counts[1] =
                  sql()
                      .insert(
                          PROBES.orElse("ON CONFLICT (id) DO UPDATE SET words = excluded.words"),
                          List.of(Values.of(2, "new", null)));
            });
    assertThat(counts).containsExactly(1, 1);
    assertThat(sql().list("SELECT words FROM probes ORDER BY id", row -> row.text("words")))
        .containsExactly("one", "new");
  }

  @Test
  default void changesAreCounted() {
    insert(Values.of(1, "a", null), Values.of(2, "a", null), Values.of(3, "b", null));
    List<Integer> counts = new ArrayList<>();
    transactions()
        .inTransaction(
            () -> {
              counts.add(sql().update("UPDATE probes SET words = ? WHERE words = ?", "c", "a"));
              String delete = "DELETE FROM probes WHERE words = ?";
              for (int count : sql().batch(delete, List.of(Values.of("b"), Values.of("a")))) {
                counts.add(count);
              }
            });
    assertThat(counts).containsExactly(2, 1, 0);
  }

  @Test
  default void whatAChangeReturnsIsRead() {
    List<Long> returned = new ArrayList<>();
    transactions()
        .inTransaction(
            () ->
                returned.addAll(
                    sql().list(INSERT + " RETURNING id", row -> row.number("id"), 7, "a", null)));
    assertThat(returned).containsExactly(7L);
    assertThat(ids("id = 7")).containsExactly(7L);
    assertThatThrownBy(
            () -> sql().list(INSERT + " RETURNING id", row -> row.number("id"), 8, "a", null))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void aFailedStatementIsAStorageFailureAndUndoesItsTransaction() {
    insert(Values.of(1, "one", null));
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(
              () ->
                  transactions()
                      .inTransaction(
                          () -> {
                            sql().update(INSERT, 2, "two", null);
                            sql().update(INSERT, 1, "again", null);
                          }))
          .isInstanceOf(StorageException.class);
    }
    assertThatThrownBy(() -> sql().list("SELECT nonsense", row -> row.number("nonsense")))
        .isInstanceOf(StorageException.class);
    assertThat(ids("1 = 1")).containsExactly(1L);
  }

  @Test
  default void aStatementRunsWithinAnotherOfTheSameText() {
    insert(Values.of(1, "a", null), Values.of(2, "a", null));
    List<List<Long>> nested =
        sql()
            .list(
                "SELECT id FROM probes",
                row -> sql().list("SELECT id FROM probes", each -> each.number("id")));
    assertThat(nested).hasSize(2).allMatch(ids -> ids.size() == 2);
  }

  @Test
  default void readsTogetherSeeWhatIsStored() {
    insert(Values.of(1, "a", null));
    assertThat(sql().together(() -> ids("id = 1").size() + ids("words = ?", "a").size()))
        .isEqualTo(2);
    assertThatThrownBy(() -> sql().together(() -> sql().update(INSERT, 2, "a", null)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void anInterruptedCallerLearnsWhatBecameOfTheChange() {
    Thread.currentThread().interrupt();
    try {
      transactions().inTransaction(() -> sql().update("DELETE FROM probes"));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
