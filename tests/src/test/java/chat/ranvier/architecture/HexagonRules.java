package chat.ranvier.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.net.InetAddress;
import java.util.List;

/**
 * Which package may know which: the hexagon, written for any root package so that the same rules
 * can be tried on planted violations.
 */
final class HexagonRules {
  private static final String[] SUFFIXES = {
    "Manager",
    "Helper",
    "Util",
    "Utils",
    "Impl",
    "Base",
    "Abstract",
    "Info",
    "Data",
    "Processor",
    "Handler",
    "Service"
  };

  /** The specification's own word for what clients keep here. */
  private static final String ACCOUNT_DATA = "AccountData";

  private final String root;

  HexagonRules(String root) {
    this.root = root;
  }

  List<HouseRule> all() {
    return List.of(
        new HouseRule("the domain stands alone", "CallingEvent", domainStandsAlone()),
        new HouseRule(
            "the domain does nothing outside", "ReadingEvent", domainDoesNothingOutside()),
        new HouseRule(
            "the application knows the domain", "RoutedRoom", applicationKnowsTheDomain()),
        new HouseRule("ports are interfaces and values", "CleverPort", portsHoldNoCode()),
        new HouseRule("storage knows ports only", "CallingRoomStore", storageKnowsPortsOnly()),
        new HouseRule("routes call no driven port", "StoringRoutes", routesCallNoDrivenPort()),
        new HouseRule("adapters are strangers", "DatabaseRoutes", adaptersAreStrangers()),
        new HouseRule("nobody knows the wiring", "WiredRoomStore", nobodyKnowsTheWiring()),
        new HouseRule("no cycles between packages", "circle", noCycles()),
        new HouseRule("names say what a class is", "RoomManager", namesSayWhatAClassIs()),
        new HouseRule("SQL stays in storage", "SqlRoutes", sqlStaysInStorage()),
        new HouseRule("Helidon stays outside", "ServingRoom", helidonStaysOutside()),
        new HouseRule("time is handed in", "ImpatientEvent", SurroundingsRule.in(root)),
        new HouseRule("packages are null-marked", "UnmarkedEvent", packagesAreNullMarked()));
  }

  private ArchRule domainStandsAlone() {
    return classes()
        .that()
        .resideInAPackage(in("domain.."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(in("domain.."), "java..", "org.jspecify.annotations.."))
        .because("the specification is readable without any surroundings");
  }

  private ArchRule domainDoesNothingOutside() {
    return noClasses()
        .that()
        .resideInAnyPackage(in("domain.."), in("application.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
                .and(not(describe("network addresses", HexagonRules::isNetworkAddress))))
        .because("files, sockets and databases belong to adapters");
  }

  private static boolean isNetworkAddress(JavaClass type) {
    return type.isAssignableTo(InetAddress.class);
  }

  private ArchRule applicationKnowsTheDomain() {
    return classes()
        .that()
        .resideInAPackage(in("application.."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                in("application.."),
                in("domain.."),
                "java..",
                "javax.crypto..",
                "org.jspecify.annotations..",
                "org.slf4j..",
                "com.github.benmanes.caffeine.."))
        .because("use cases reach everything else through ports");
  }

  private ArchRule portsHoldNoCode() {
    return classes()
        .that()
        .resideInAPackage(in("application..port.."))
        .and(describe("are no package-info", type -> !type.getSimpleName().equals("package-info")))
        .and(describe("are written by hand", HexagonRules::isWritten))
        .should()
        .beInterfaces()
        .orShould()
        .beRecords()
        .orShould()
        .beEnums()
        .orShould()
        .beAssignableTo(Throwable.class)
        .because("a port says what is needed, not how it is done");
  }

  private static boolean isWritten(JavaClass type) {
    return !type.isAnonymousClass() && !type.getSimpleName().isEmpty();
  }

  private ArchRule storageKnowsPortsOnly() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            in("db.."), in("http.outbound.."), in("federation.outbound.."), in("mail.."))
        .should()
        .dependOnClassesThat(
            resideInAPackage(in("application.."))
                .and(not(resideInAPackage(in("application..port..")))))
        .because("what is driven does not drive");
  }

  private ArchRule routesCallNoDrivenPort() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            in("http.client.."),
            in("http.admin.."),
            in("http.server.."),
            in("federation.inbound.."))
        .should()
        .dependOnClassesThat(drivenPorts())
        .because("an endpoint calls use cases; of a port it may name the values that they answer");
  }

  private DescribedPredicate<JavaClass> drivenPorts() {
    return resideInAPackage(in("application..port.."))
        .and(not(resideInAPackage(in("application.environment.port.."))))
        .and(describe("interfaces", JavaClass::isInterface));
  }

  private ArchRule adaptersAreStrangers() {
    return slices()
        .matching(root + ".(*)..")
        .namingSlices("$1")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(not(adapters()), describe("anything", type -> true))
        .ignoreDependency(describe("anything", type -> true), not(adapters()))
        .because("adapters meet in ports and in the wiring only");
  }

  private DescribedPredicate<JavaClass> adapters() {
    return resideInAnyPackage(in("http.."), in("db.."), in("federation.."), in("mail.."));
  }

  private ArchRule nobodyKnowsTheWiring() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("bootstrap.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("bootstrap.."))
        .because("what is put together does not know who puts it together");
  }

  private ArchRule noCycles() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("a package can be read after those that it stands on");
  }

  private ArchRule namesSayWhatAClassIs() {
    DescribedPredicate<JavaClass> empty =
        describe("named by a word that says nothing", HexagonRules::isNamedByAnEmptyWord);
    return noClasses().should(be(empty)).because("such a suffix hides what the class is");
  }

  private static boolean isNamedByAnEmptyWord(JavaClass type) {
    for (String suffix : SUFFIXES) {
      if (type.getSimpleName().endsWith(suffix)) {
        return !type.getSimpleName().endsWith(ACCOUNT_DATA);
      }
    }
    return false;
  }

  private ArchRule sqlStaysInStorage() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("db.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .because("only the storage adapter speaks SQL");
  }

  private ArchRule helidonStaysOutside() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(in("http.."), in("db.."), in("federation.."), in("bootstrap.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.helidon..")
        .because("the web server is a choice of the adapters");
  }

  private ArchRule packagesAreNullMarked() {
    return classes().should(new BeInANullMarkedPackage()).because("null is an exception");
  }

  private String in(String packages) {
    return root + "." + packages;
  }
}
