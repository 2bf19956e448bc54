package chat.ranvier.db.sql.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.db.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How the databases go about it when a page of events is asked for: by an index, without sorting.
 */
final class EventPlansTest {
  /** What holds on each of them. */
  interface Plans {
    TestDatabase store();

    /** What stands before a statement to have its plan. */
    String explain();

    /** The column in which a step of the plan is told. */
    String step();

    private String plan(String statement, Object... parameters) {
      List<String> steps = new ArrayList<>();
      store()
          .transactions()
          .inTransaction(
              () ->
                  steps.addAll(
                      store()
                          .sql()
                          .list(explain() + statement, row -> row.text(step()), parameters)));
      return String.join("\n", steps);
    }

    @BeforeEach
    default void fill() {
      store()
          .transactions()
          .inTransaction(
              () ->
                  store()
                      .sql()
                      .update(
                          """
                          INSERT INTO events (event, event_id, room, position, depth, top, json)
                          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
                          SELECT i, '$' || i, i % 7, CASE WHEN i % 10 = 0 THEN NULL ELSE i END, i / 3,
                            CASE WHEN i % 11 = 0 THEN i ELSE NULL END, ?
                          FROM n
                          """,
                          (Object) new byte[300]));
      store().transactions().inTransaction(() -> store().sql().update("ANALYZE"));
    }

    private void assertIndexed(String index, String statement, Object... parameters) {
      assertThat(plan(statement, parameters))
          .contains(index)
          .doesNotContain("SCAN events", "Seq Scan", "Bitmap", "Sort", "TEMP B-TREE");
    }

    @Test
    default void pagesByDepthComeFromTheirIndexAsTheyStandThere() {
      for (String order : List.of(SqlEventStore.LOWEST_FIRST, SqlEventStore.HIGHEST_FIRST)) {
        String statement = SqlEventStore.ENTRIES + order;
        assertIndexed("events_by_room_depth", statement, 3L, 100L, 7L, 5_000L, 9L, 10L);
        assertThat(plan(statement, 3L, 100L, 7L, 5_000L, 9L, 10L))
            .containsPattern("(?i)depth, ?\"?position\"?\\) ?>");
      }
    }

    @Test
    default void theArrivalsAroundAMomentAreOneStepOfAnIndexEach() {
      assertIndexed("events_by_room_position", SqlEventStore.FIRST_AFTER, 3L, 100L);
      assertIndexed("events_by_room_position", SqlEventStore.LAST_UNTIL, 3L, 100L);
    }

    @Test
    default void latecomersHaveAnIndexOfTheirOwn() {
      assertIndexed("events_overtaken", SqlEventStore.LEAST_OVERTAKEN, 3L, 100L, 19_000L, 10L);
    }
  }

  @Nested
  final class OnSqlite implements Plans {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public TestDatabase store() {
      return STORE;
    }

    @Override
    public String explain() {
      return "EXPLAIN QUERY PLAN ";
    }

    @Override
    public String step() {
      return "detail";
    }
  }

  @Nested
  final class OnPostgres implements Plans {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public TestDatabase store() {
      return STORE;
    }

    @Override
    public String explain() {
      return "EXPLAIN ";
    }

    @Override
    public String step() {
      return "QUERY PLAN";
    }
  }
}
