package chat.ranvier.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;

/** Which stores lack a contract, and which contracts are not run on every storage. */
final class ContractCoverage {
  private static final List<String> STORAGES = List.of("OnMemory", "OnSqlite", "OnPostgres");

  private final JavaClasses code;
  private final JavaClasses tests;

  /**
   * @param code where the ports are
   * @param tests where contracts and their runs are
   */
  ContractCoverage(JavaClasses code, JavaClasses tests) {
    this.code = code;
    this.tests = tests;
  }

  /** What is missing, a sentence each. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (JavaClass store : code) {
      if (isStore(store)) {
        check(store, missing);
      }
    }
    return missing;
  }

  private static boolean isStore(JavaClass type) {
    return type.isInterface()
        && type.getSimpleName().endsWith("Store")
        && type.getPackageName().endsWith(".port");
  }

  private void check(JavaClass store, List<String> missing) {
    String contract = store.getName() + "Contract";
    if (!tests.contain(contract)) {
      missing.add(store.getName() + " has no contract");
      return;
    }
    for (String storage : STORAGES) {
      boolean isRun =
          tests.stream()
              .anyMatch(
                  type -> type.getSimpleName().equals(storage) && type.isAssignableTo(contract));
      if (!isRun) {
        missing.add(contract + " has no run " + storage);
      }
    }
  }
}
