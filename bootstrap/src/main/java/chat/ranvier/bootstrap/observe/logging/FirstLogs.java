package chat.ranvier.bootstrap.observe.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * How the process logs until it knows its configuration; Logback finds it by itself where no file
 * of its own lies on the class path.
 */
@ConfiguratorRank(ConfiguratorRank.NOMINAL)
public final class FirstLogs extends ContextAwareBase implements Configurator {
  /** Made by Logback. */
  public FirstLogs() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    LogbackSetup.apply(LogPlan.standard(LogPlan.LineForm.Text.STANDARD), context);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
