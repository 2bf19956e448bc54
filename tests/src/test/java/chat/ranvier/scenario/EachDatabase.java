package chat.ranvier.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Runs a class of scenarios on each storage that is asked for, one after the other. */
final class EachDatabase implements ClassTemplateInvocationContextProvider {
  private static final ExtensionContext.Namespace OWN =
      ExtensionContext.Namespace.create(EachDatabase.class);

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<On> provideClassTemplateInvocationContexts(ExtensionContext context) {
    String wanted = System.getProperty("scenario.database", "memory,sqlite,postgres");
    return Arrays.stream(wanted.split(",")).map(ScenarioDatabase::named).map(On::new);
  }

  /** The storage on which the class of this context is run now. */
  static ScenarioDatabase current(ExtensionContext context) {
    return Objects.requireNonNull(
        context.getStore(OWN).get(ScenarioDatabase.class, ScenarioDatabase.class));
  }

  /** One run of a class. */
  record On(ScenarioDatabase database) implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocation) {
      return database.name();
    }

    /** Lets a failure tell where it happened. */
    @Override
    public List<Extension> getAdditionalExtensions() {
      TestExecutionExceptionHandler telling =
          (context, failure) -> {
            failure.addSuppressed(new AssertionError("on " + database));
            throw failure;
          };
      return List.of(telling);
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
      context.getStore(OWN).put(ScenarioDatabase.class, database);
    }
  }
}
