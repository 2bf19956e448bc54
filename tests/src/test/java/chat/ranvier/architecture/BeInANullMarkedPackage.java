package chat.ranvier.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Holds for classes whose package has a {@code package-info} that says {@code @NullMarked}. */
final class BeInANullMarkedPackage extends ArchCondition<JavaClass> {
  BeInANullMarkedPackage() {
    super("be in a package that is @NullMarked");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    boolean isMarked =
        type.getPackage()
            .tryGetPackageInfo()
            .filter(info -> info.isAnnotatedWith(NullMarked.class))
            .isPresent();
    if (!isMarked) {
      events.add(
          SimpleConditionEvent.violated(type, type.getName() + " is in an unmarked package"));
    }
  }
}
