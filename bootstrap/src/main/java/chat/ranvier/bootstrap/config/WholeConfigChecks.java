package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.InvalidOptionException;
import chat.ranvier.bootstrap.config.source.Place;
import chat.ranvier.bootstrap.config.source.Problems;
import chat.ranvier.bootstrap.config.source.Setting;
import chat.ranvier.bootstrap.config.source.Setting.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks what no section can check alone, and options that must not be ignored. */
final class WholeConfigChecks {
  private static final Set<String> OFF = Set.of("false", "no", "off");

  private final Mapping root;
  private final Problems problems;

  WholeConfigChecks(Mapping root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  void check(Optional<HomeserverConfig> config) {
    refuseOptionsOfThePast();
    refuseShardedDatabases();
    refuseWorkers();
    config.ifPresent(this::check);
  }

  private void check(HomeserverConfig config) {
    checkDatabase(config.database());
    checkRegistration(config.registration());
    checkListeners(config.listeners());
    checkTrustedServers(config.signingKeys());
    if (!config.server().name().value().equals(lowerCase(config.server().name().value()))) {
      problems.warning(place("server_name"), "server_name", "should be in lower case");
    }
  }

  /** Looked for before anything else, as the port that is missing then would be told instead. */
  static void refuseUnixSockets(Mapping root, Problems problems) {
    if (root.find("listeners").orElse(root) instanceof Setting.Sequence listeners) {
      for (Setting listener : listeners.elements()) {
        part(listener, "path")
            .ifPresent(
                path ->
                    problems.error(
                        path.place(),
                        "listeners[].path",
                        "is not supported yet: no Unix socket is listened on; give a port"));
      }
    }
  }

  private void refuseOptionsOfThePast() {
    refuse("log_file", "is no option any more: name the file in log_config");
    root.find("account_threepid_delegates")
        .filter(Mapping.class::isInstance)
        .flatMap(delegates -> ((Mapping) delegates).find("email"))
        .ifPresent(
            email ->
                problems.error(
                    email.place(),
                    "account_threepid_delegates.email",
                    "is no option any more: the server itself confirms addresses; remove it"));
  }

  private void refuseShardedDatabases() {
    String instead =
        root.find("database").isPresent()
            ? "must not stand beside database: keep one of them"
            : "is not supported: give a single database in database";
    refuse("databases", instead);
  }

  private void refuseWorkers() {
    root.find("worker_app")
        .filter(worker -> !isText(worker, "synapse.app.homeserver"))
        .ifPresent(
            worker ->
                problems.error(
                    worker.place(),
                    "worker_app",
                    "is for a worker: Ranvier is one process; start it with homeserver.yaml"));
  }

  private void checkDatabase(DatabaseConfig database) {
    try {
      DatabaseChoice.of(
          database,
          (argument, remark) ->
              problems.warning(placeOfArgument(argument), "database.args." + argument, remark));
    } catch (InvalidOptionException e) {
      problems.error(placeOfArgument(e.option()), "database.args." + e.option(), e.reason());
    }
  }

  private Place placeOfArgument(String argument) {
    return root.find("database")
        .flatMap(database -> part(database, "args"))
        .flatMap(args -> part(args, argument))
        .map(Setting::place)
        .orElseGet(() -> place("database"));
  }

  private static Optional<Setting> part(Setting setting, String name) {
    return setting instanceof Mapping mapping ? mapping.find(name) : Optional.empty();
  }

  /** Whoever asks for a proof must not be given registration without one. */
  private void checkRegistration(RegistrationConfig registration) {
    for (String proof :
        List.of(
            "registration_requires_token",
            "enable_registration_captcha",
            "registrations_require_3pid")) {
      if (registration.enabled() && isOn(proof)) {
        refuse(proof, "is not supported yet; registration would be open without it");
      }
    }
  }

  private void checkListeners(ListenersConfig listeners) {
    Place place = place("listeners");
    boolean certified = listeners.certificate().isPresent() && listeners.privateKey().isPresent();
    if (!certified && listeners.opened().stream().anyMatch(ListenerConfig::tls)) {
      problems.error(
          place, "listeners[].tls", "needs tls_certificate_path and tls_private_key_path");
    }
    if (listeners.opened().size() < listeners.listeners().size()) {
      problems.warning(
          place,
          "listeners[].type",
          "manhole is not supported yet; listeners of that type are left out");
    }
  }

  /** Without certificates and without keys, anybody on the way could forge every key. */
  private void checkTrustedServers(SigningKeysConfig keys) {
    boolean certificatesIgnored =
        root.find("federation_verify_certificates").isPresent()
            && !isOn("federation_verify_certificates");
    boolean unprotected =
        keys.trustedServers().stream()
            .anyMatch(server -> server.verifyKeys().isEmpty() && !server.acceptsInsecurely());
    if (certificatesIgnored && unprotected) {
      problems.error(
          place("trusted_key_servers"),
          "trusted_key_servers[].verify_keys",
          "is needed while federation_verify_certificates is off; or set"
              + " accept_keys_insecurely: true for this server");
    }
  }

  private void refuse(String option, String message) {
    root.find(option).ifPresent(value -> problems.error(value.place(), option, message));
  }

  private Place place(String option) {
    return root.find(option).map(Setting::place).orElse(root.place());
  }

  private boolean isOn(String option) {
    return root.find(option)
        .filter(
            value ->
                switch (value) {
                  case Setting.Text text -> !OFF.contains(lowerCase(text.text()));
                  case Setting.Sequence sequence -> !sequence.elements().isEmpty();
                  case Mapping mapping -> !mapping.members().isEmpty();
                  case Setting.Nothing nothing -> false;
                })
        .isPresent();
  }

  private static boolean isText(Setting setting, String text) {
    return setting instanceof Setting.Text value && value.text().equals(text);
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
