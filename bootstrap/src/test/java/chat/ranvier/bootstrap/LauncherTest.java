package chat.ranvier.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script ./ranvier, among Java machines that only say which version they would be. */
final class LauncherTest {
  private final Path directory;

  LauncherTest(@TempDir Path directory) throws IOException {
    this.directory = directory.toRealPath();
  }

  private Path jdk(String folder, String version) throws IOException {
    Path home = directory.resolve(folder);
    script(home.resolve("bin/java"), "echo 'openjdk version \"" + version + "\"' >&2");
    script(home.resolve("bin/javac"), "exit 0");
    return home;
  }

  private static void script(Path file, String body) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Outcome launch(Map<String, String> environment, Path script, String... arguments)
      throws IOException, InterruptedException {
    Path errors = directory.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().putAll(Map.of("HOME", directory.toString(), "PATH", "/usr/bin:/bin"));
    builder.environment().putAll(environment);
    Process process = builder.redirectError(errors.toFile()).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Outcome(process.waitFor(), output, Files.readString(errors));
  }

  private static Path script() {
    return Path.of("..", "ranvier").toAbsolutePath().normalize();
  }

  private String found(Map<String, String> environment) throws IOException, InterruptedException {
    return launch(environment, script(), "java-home").output();
  }

  private record Outcome(int exit, String output, String errors) {}

  @Test
  void javaHomeComesFirst() throws Exception {
    Path newEnough = jdk("a", "25.0.3");
    jdk(".jdks/b", "26");

    assertThat(found(Map.of("JAVA_HOME", newEnough.toString()))).isEqualTo(newEnough.toString());
  }

  @Test
  void anOldJavaHomeAndAnOldPathArePassedOver() throws Exception {
    Path old = jdk("old", "17.0.15");
    Path newEnough = jdk(".jdks/temurin-25", "25");
    Map<String, String> environment =
        Map.of("JAVA_HOME", old.toString(), "PATH", old.resolve("bin") + ":/usr/bin:/bin");

    assertThat(found(environment)).isEqualTo(newEnough.toString());
  }

  @Test
  void linksOnThePathAreFollowed() throws Exception {
    Path newEnough = jdk("java machine", "27-ea");
    Path bin = Files.createDirectories(directory.resolve("local/bin"));
    Files.createSymbolicLink(bin.resolve("javac"), newEnough.resolve("bin/javac"));

    assertThat(found(Map.of("PATH", bin + ":/usr/bin:/bin"))).isEqualTo(newEnough.toString());
  }

  @Test
  void theReleaseFileTellsTheVersionWithoutAStart() throws Exception {
    Path newEnough = jdk("a", "1.8.0_452");
    Files.writeString(newEnough.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");

    assertThat(found(Map.of("JAVA_HOME", newEnough.toString()))).isEqualTo(newEnough.toString());
  }

  @Test
  void aMachineWithoutACompilerIsNoJdk() throws Exception {
    Path runtime = jdk("runtime", "25");
    Files.delete(runtime.resolve("bin/javac"));
    Path newEnough = jdk(".sdkman/candidates/java/25-tem", "25");

    assertThat(found(Map.of("JAVA_HOME", runtime.toString()))).isEqualTo(newEnough.toString());
  }

  @Test
  void moreFoldersMayBeNamed() throws Exception {
    jdk("more/one", "24");
    Path newEnough = jdk("more/two", "25");

    assertThat(found(Map.of("RANVIER_JDK_FOLDERS", directory + "/more/*")))
        .isEqualTo(newEnough.toString());
  }

  @Test
  void aBuildIsMadeWhenSourcesAreNewerAndNotOtherwise() throws Exception {
    Path newEnough = jdk("a", "25");
    Path checkout = directory.resolve("checkout");
    Path source = checkout.resolve("domain/src/main/java/A.java");
    Files.createDirectories(source.resolveSibling(""));
    Files.writeString(source, "class A {}");
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    Path copy = Files.copy(script(), checkout.resolve("ranvier"));
    Path maven = directory.resolve("bin/mvn");
    script(
        maven,
        "[ \"$1\" = -v ] && { echo Apache Maven 3.9.9; exit; }\n"
            + "echo built >> '"
            + directory
            + "/builds'\n"
            + "mkdir -p bootstrap/target/ranvier/lib");
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME", newEnough.toString(), "PATH", maven.resolveSibling("") + ":/usr/bin:/bin");

    assertThat(launch(environment, copy, "build").exit()).isZero();
    assertThat(launch(environment, copy, "build").exit()).isZero();
    assertThat(directory.resolve("builds")).hasContent("built");

    Files.setLastModifiedTime(
        source,
        FileTime.from(
            Files.getLastModifiedTime(checkout.resolve("bootstrap/target/ranvier/built"))
                .toInstant()
                .plusSeconds(2)));
    assertThat(launch(environment, copy, "build").exit()).isZero();
    assertThat(directory.resolve("builds")).hasContent("built\nbuilt");
  }

  @Test
  void aBuildThatFailsShowsItsErrorsAndItsLog() throws Exception {
    Path newEnough = jdk("a", "25");
    Path checkout = Files.createDirectories(directory.resolve("checkout"));
    Path copy = Files.copy(script(), checkout.resolve("ranvier"));
    Path maven = directory.resolve("bin/mvn");
    script(
        maven,
        "[ \"$1\" = -v ] && { echo Apache Maven 3.9.9; exit; }\n"
            + "echo '[INFO] much'\necho '[ERROR] A.java: no'\nexit 1");
    Outcome outcome =
        launch(
            Map.of(
                "JAVA_HOME",
                newEnough.toString(),
                "PATH",
                maven.resolveSibling("") + ":/usr/bin:/bin"),
            copy,
            "build");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.errors())
        .contains(checkout.resolve("target/build.log").toString())
        .contains("[ERROR] A.java: no")
        .doesNotContain("[INFO]");
  }

  @Test
  void helpNeedsNothingAtAll() throws Exception {
    Outcome outcome = launch(Map.of(), script(), "help");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.output()).contains("./ranvier run", "./ranvier test");
  }
}
