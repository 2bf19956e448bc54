package chat.ranvier.bootstrap.command;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, as its jar tells. */
final class RanvierVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = RanvierVersion.class.getPackage().getImplementationVersion();
    return new String[] {"Ranvier " + Objects.requireNonNullElse(version, "(not packaged)")};
  }
}
