package chat.ranvier.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/**
 * Nobody but the wiring asks the machine for the time, for chance or for a thread: a simulation can
 * then decide them.
 */
final class SurroundingsRule {
  private static final String CONSTRUCTOR = "<init>";

  /** By class: the methods that nobody calls, or a star for all of them. */
  private static final Map<String, Set<String>> FORBIDDEN =
      Map.ofEntries(
          Map.entry("java.time.Instant", Set.of("now")),
          Map.entry("java.time.LocalDate", Set.of("now")),
          Map.entry("java.time.LocalDateTime", Set.of("now")),
          Map.entry("java.time.OffsetDateTime", Set.of("now")),
          Map.entry("java.time.ZonedDateTime", Set.of("now")),
          Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")),
          Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime")),
          Map.entry(
              "java.lang.Thread",
              Set.of("start", "ofVirtual", "ofPlatform", "startVirtualThread", "sleep")),
          Map.entry("java.util.Date", Set.of(CONSTRUCTOR)),
          Map.entry("java.util.Random", Set.of(CONSTRUCTOR)),
          Map.entry("java.util.Timer", Set.of(CONSTRUCTOR)),
          Map.entry("java.util.UUID", Set.of("randomUUID")),
          Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("*")),
          Map.entry("java.util.concurrent.Executors", Set.of("*")),
          Map.entry("java.util.concurrent.ForkJoinPool", Set.of("*")),
          Map.entry("java.lang.Math", Set.of("random")),
          Map.entry("java.security.SecureRandom", Set.of("*")));

  private SurroundingsRule() {}

  static ArchRule in(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".bootstrap..")
        .should()
        .callCodeUnitWhere(describe("the machine is asked", SurroundingsRule::asksTheMachine))
        .because("time, chance and threads are handed in");
  }

  private static boolean asksTheMachine(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    String name = call.getName();
    Set<String> methods = FORBIDDEN.getOrDefault(owner, Set.of());
    return methods.contains("*")
        || methods.contains(name)
        || isOnTheCommonPool(call)
        || isPool(call);
  }

  /** {@code CompletableFuture.supplyAsync} and its like, where no executor is named. */
  private static boolean isOnTheCommonPool(JavaCall<?> call) {
    return call.getTargetOwner().getName().equals("java.util.concurrent.CompletableFuture")
        && call.getName().endsWith("Async")
        && call.getTarget().getRawParameterTypes().stream()
            .noneMatch(type -> type.getName().equals("java.util.concurrent.Executor"));
  }

  /** A pool that makes its threads by itself. */
  private static boolean isPool(JavaCall<?> call) {
    return call.getTargetOwner().getName().equals("java.util.concurrent.ThreadPoolExecutor")
        && call.getName().equals(CONSTRUCTOR)
        && call.getTarget().getRawParameterTypes().stream()
            .noneMatch(type -> type.getName().equals("java.util.concurrent.ThreadFactory"));
  }
}
