package chat.ranvier.http.outbound;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proxy that requests go out by.
 *
 * @param scheme {@code http} or {@code https}: how it is spoken with
 * @param login who we are to it
 */
public record ForwardProxy(String scheme, String host, int port, Optional<Login> login) {
  private static final int DEFAULT_PORT = 1080;
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?i)(https?)://)?(?:([^:@/]*):([^@/]*)@)?([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])"
              + "(?::([0-9]{1,5}))?/?");

  /** A name and a password. */
  public record Login(String name, String password) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The proxy that {@code [scheme://][name:password@]host[:port]} spells. */
  public static Optional<ForwardProxy> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    int port = form.group(5) == null ? DEFAULT_PORT : Integer.parseInt(form.group(5));
    Optional<Login> login =
        form.group(2) == null
            ? Optional.empty()
            : Optional.of(new Login(form.group(2), form.group(3)));
    String scheme = form.group(1) == null ? "http" : form.group(1).toLowerCase(Locale.ROOT);
    return port > 0xffff
        ? Optional.empty()
        : Optional.of(new ForwardProxy(scheme, form.group(4), port, login));
  }
}
