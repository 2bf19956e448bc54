package chat.ranvier.bootstrap.config;

import static chat.ranvier.bootstrap.config.option.InvalidOptionException.require;

import chat.ranvier.bootstrap.config.DatabaseChoice.PoolSize;
import chat.ranvier.bootstrap.config.DatabaseChoice.PostgreSql;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The arguments of {@code database.args} for PostgreSQL, by the names of its C library, in the
 * terms of its JDBC driver.
 */
final class LibpqArguments {
  /** Names of libpq and what the JDBC driver calls the same thing. */
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("user", "user"),
          Map.entry("password", "password"),
          Map.entry("application_name", "ApplicationName"),
          Map.entry("connect_timeout", "connectTimeout"),
          Map.entry("options", "options"),
          Map.entry("sslmode", "sslmode"),
          Map.entry("sslrootcert", "sslrootcert"),
          Map.entry("sslcert", "sslcert"),
          Map.entry("sslkey", "sslkey"),
          Map.entry("sslpassword", "sslpassword"),
          Map.entry("channel_binding", "channelBinding"),
          Map.entry("gssencmode", "gssEncMode"),
          Map.entry("krbsrvname", "kerberosServerName"),
          Map.entry("service", "service"));

  /** Names that say where the database is, or that are looked at one by one. */
  private static final Set<String> OTHERWISE_USED =
      Set.of(
          "host",
          "hostaddr",
          "port",
          "dbname",
          "database",
          "cp_min",
          "cp_max",
          "keepalives",
          "keepalives_idle",
          "keepalives_interval",
          "keepalives_count",
          "target_session_attrs",
          "fallback_application_name",
          "client_encoding");

  private static final Map<String, String> SESSION_ATTRIBUTES =
      Map.of(
          "any", "any",
          "read-write", "primary",
          "primary", "primary",
          "standby", "secondary",
          "read-only", "secondary",
          "prefer-standby", "preferSecondary");

  private final Map<String, String> args;
  private final BiConsumer<String, String> remarks;

  LibpqArguments(Map<String, String> args, BiConsumer<String, String> remarks) {
    this.args = args;
    this.remarks = remarks;
  }

  PostgreSql choice(DatabaseConfig config) {
    remarkIgnored();
    return new PostgreSql(
        url(),
        properties(),
        pool(),
        config.transactionLimit(),
        config.allowUnsafeLocale(),
        config.ownershipTimeout());
  }

  private void remarkIgnored() {
    for (String name : new TreeMap<>(args).keySet()) {
      if (name.startsWith("cp_") && !OTHERWISE_USED.contains(name)) {
        remarks.accept(name, "is for Synapse's connection pool and is ignored");
      } else if (!SAME.containsKey(name) && !OTHERWISE_USED.contains(name)) {
        remarks.accept(name, "is not supported by the JDBC driver and is ignored");
      }
    }
    String encoding = value("client_encoding", "UTF8").toUpperCase(Locale.ROOT);
    require(
        Set.of("UTF8", "UTF-8", "UNICODE", "AUTO").contains(encoding),
        "client_encoding",
        "must be UTF8");
  }

  private String url() {
    String name = value("dbname", value("database", value("user", "")));
    return "jdbc:postgresql://"
        + String.join(",", servers())
        + "/"
        + URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  /** Several hosts stand with commas between them, and one port for all or as many. */
  private List<String> servers() {
    String[] hosts = value("hostaddr", value("host", "localhost")).split(",", -1);
    String[] ports = value("port", "5432").split(",", -1);
    require(
        ports.length == 1 || ports.length == hosts.length, "port", "must be one, or one a host");
    List<String> servers = new ArrayList<>();
    for (int i = 0; i < hosts.length; i++) {
      String port = ports[ports.length == 1 ? 0 : i];
      servers.add(host(hosts[i].strip()) + ":" + number("port", port, 1, 65_535));
    }
    return servers;
  }

  private static String host(String host) {
    require(
        !host.startsWith("/") && !host.startsWith("@"),
        "host",
        "must be a name or an address: a Unix socket is not supported, take localhost");
    if (host.isEmpty()) {
      return "localhost";
    }
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    SAME.forEach(
        (libpq, jdbc) -> {
          if (args.containsKey(libpq)) {
            properties.put(jdbc, value(libpq, ""));
          }
        });
    number("connect_timeout", value("connect_timeout", "0"), 0, Integer.MAX_VALUE);
    properties.putIfAbsent("ApplicationName", value("fallback_application_name", "ranvier"));
    putSessionAttributes(properties);
    putKeepAlive(properties);
    return properties;
  }

  private void putSessionAttributes(Map<String, String> properties) {
    if (args.containsKey("target_session_attrs")) {
      String type = SESSION_ATTRIBUTES.get(value("target_session_attrs", ""));
      require(type != null, "target_session_attrs", "must be one of PostgreSQL's words for it");
      properties.put("targetServerType", String.valueOf(type));
    }
  }

  private void putKeepAlive(Map<String, String> properties) {
    boolean keepAlive = !value("keepalives", "1").equals("0");
    properties.put("tcpKeepAlive", Boolean.toString(keepAlive));
    KeepAliveTimes times =
        new KeepAliveTimes(
            number("keepalives_idle", value("keepalives_idle", "0"), 0, 32_767),
            number("keepalives_interval", value("keepalives_interval", "0"), 0, 32_767),
            number("keepalives_count", value("keepalives_count", "0"), 0, 127));
    if (keepAlive && !times.equals(KeepAliveTimes.OF_THE_SYSTEM)) {
      properties.put("socketFactory", KeepAliveSocketFactory.class.getName());
      properties.put("socketFactoryArg", times.toString());
    }
  }

  private PoolSize pool() {
    int max = number("cp_max", value("cp_max", "10"), 1, 1_000);
    int min = number("cp_min", value("cp_min", Integer.toString(Math.min(5, max))), 0, 1_000);
    require(min <= max, "cp_min", "must not be greater than cp_max");
    return new PoolSize(min, max);
  }

  private static int number(String name, String text, int min, int max) {
    String wrong = "must be a number between " + min + " and " + max + "; it is \"" + text + "\"";
    require(text.strip().matches("[0-9]{1,9}"), name, wrong);
    int number = Integer.parseInt(text.strip());
    require(number >= min && number <= max, name, wrong);
    return number;
  }

  private String value(String name, String byDefault) {
    return args.getOrDefault(name, byDefault);
  }
}
