import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A load generator for any Matrix homeserver.
 *
 * <p>{@code java tests/load/Load.java --base http://127.0.0.1:8008 --label ranvier --pid 1234 --vs
 * synapse=http://127.0.0.1:8009,5678} runs the same work against both servers, one scenario after
 * the other. Every scenario prints a line {@code label scenario key=value ...} (milliseconds,
 * bytes, MiB, rates per second); a table in Markdown follows at the end, with what the first server
 * is better by.
 *
 * <p>The servers must allow registration with {@code m.login.dummy} and have their rate limits
 * switched off. With process ids (several where a server or its database has several; descendants
 * count too) their CPU time is read from {@code /proc}, and the resident memory of the first. The
 * generator shares the machine with what it measures, so it prints what it used itself.
 */
final class Load {
  private static final String USAGE =
      """
      java tests/load/Load.java --base URL [--label NAME] [--pid PID[,PID...]]
          [--vs NAME=URL[,PID...]]   a second server to compare with; may be repeated
          [--scenarios A,B,...]      of sequential, parallel, fanout, joins, initialsync,
                                     messages, keys, idle
          [--scale FACTOR]           share of the full work, 1 by default
      """;

  private final List<Server> servers = new ArrayList<>();
  private List<String> scenarios = Scenarios.names();
  private double scale = 1;

  public static void main(String[] arguments) throws Exception {
    Load load = new Load();
    try {
      load.read(arguments);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.err.print(USAGE);
      System.exit(2);
    }
    System.exit(load.run() ? 0 : 1);
  }

  private void read(String[] arguments) {
    Map<String, String> first = new LinkedHashMap<>(Map.of("--label", "server", "--pid", ""));
    List<String> others = new ArrayList<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " has no value");
      }
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--base", "--label", "--pid" -> first.put(arguments[i], value);
        case "--vs" -> others.add(value);
        case "--scenarios" -> scenarios = Arrays.asList(value.split(","));
        case "--scale" -> scale = Double.parseDouble(value);
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    if (!first.containsKey("--base")) {
      throw new IllegalArgumentException("--base is missing");
    }
    if (!Scenarios.names().containsAll(scenarios)) {
      throw new IllegalArgumentException("unknown scenario in " + String.join(",", scenarios));
    }
    String address = first.get("--base") + "," + first.get("--pid");
    servers.add(Server.parse(first.get("--label") + "=" + address));
    others.forEach(other -> servers.add(Server.parse(other)));
  }

  /** Runs everything; false when a scenario failed. */
  private boolean run() throws InterruptedException {
    Report report = new Report(servers);
    boolean whole = true;
    for (String scenario : scenarios) {
      for (Server server : servers) {
        try {
          Figures figures = Scenarios.run(scenario, server, scale);
          System.out.println(figures.line(server.label(), scenario));
          report.add(scenario, server, figures);
        } catch (IOException failure) {
          System.out.println(server.label() + " " + scenario + " failed: " + failure.getMessage());
          whole = false;
        }
      }
    }
    System.out.println();
    System.out.print(report.table());
    return whole;
  }
}
