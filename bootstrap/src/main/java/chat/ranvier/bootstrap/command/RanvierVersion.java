package chat.ranvier.bootstrap.command;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, as its jar tells. */
public final class RanvierVersion implements IVersionProvider {
  /** The version, or a word for that there is none. */
  public static String current() {
    String version = RanvierVersion.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "unpackaged");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"Ranvier " + current()};
  }
}
