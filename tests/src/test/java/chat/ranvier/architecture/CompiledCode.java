package chat.ranvier.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The project's classes, as they were compiled. */
final class CompiledCode {
  static final String ROOT = "chat.ranvier";
  static final String PLANTED = ROOT + ".architecture.planted";

  private CompiledCode() {}

  /** What is shipped. */
  static JavaClasses shipped() {
    return importing(location -> !isOfTests(location), ROOT);
  }

  /** The tests of the modules, their contracts among them. */
  static JavaClasses ofTests() {
    return importing(CompiledCode::isOfTests, ROOT);
  }

  /** Classes that break the rules on purpose. */
  static JavaClasses planted() {
    return importing(location -> true, PLANTED);
  }

  private static JavaClasses importing(ImportOption option, String root) {
    return new ClassFileImporter().withImportOption(option).importPackages(root);
  }

  private static boolean isOfTests(Location location) {
    return location.contains("/test-classes/") || location.contains("-tests.jar");
  }
}
