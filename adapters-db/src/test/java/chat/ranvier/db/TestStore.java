package chat.ranvier.db;

import chat.ranvier.application.commit.port.Transactions;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A store that tests run on, empty before each of them.
 *
 * <p>{@code -Dstores=memory,sqlite} narrows a local run to some of the three.
 */
abstract sealed class TestStore implements ExecutionCondition permits TestDatabase, TestMemory {
  private final String name;

  TestStore(String name) {
    this.name = name;
  }

  /** The store's transactions. */
  public abstract Transactions transactions();

  @Override
  public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String wanted = System.getProperty("stores", "memory,sqlite,postgres");
    return List.of(wanted.split(",")).contains(name)
        ? ConditionEvaluationResult.enabled(name)
        : ConditionEvaluationResult.disabled("-Dstores=" + wanted);
  }
}
