package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Binder;
import chat.ranvier.bootstrap.config.source.Place;
import chat.ranvier.bootstrap.config.source.Problems;
import chat.ranvier.bootstrap.config.source.Setting;
import chat.ranvier.bootstrap.config.source.Setting.Mapping;
import chat.ranvier.domain.identifier.ServerName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that an operator has decided, or left at its default: one record for each section.
 *
 * <p>A new section is a record annotated as one, a place in {@link #SECTIONS} and an accessor.
 */
public final class HomeserverConfig {
  /** The sections, in the order of the documentation. */
  public static final List<Class<? extends Record>> SECTIONS =
      List.of(
          ServerConfig.class,
          ListenersConfig.class,
          DatabaseConfig.class,
          OutboundConfig.class,
          LoggingConfig.class,
          RateLimitsConfig.class,
          RegistrationConfig.class,
          SessionsConfig.class,
          DevicesConfig.class,
          PasswordConfig.class,
          InteractiveAuthConfig.class,
          ProfilesConfig.class,
          RoomsConfig.class,
          AccountDataConfig.class,
          ExperimentalFeaturesConfig.class,
          PushConfig.class,
          EmailConfig.class,
          TemplatesConfig.class,
          MetricsConfig.class,
          SigningKeysConfig.class,
          TracingConfig.class);

  private final Map<Class<?>, Record> sections;

  private HomeserverConfig(Map<Class<?>, Record> sections) {
    this.sections = sections;
  }

  /** The defaults of a server of this name. */
  public static HomeserverConfig of(ServerName name) {
    Place place = Place.of("defaults");
    Setting server = new Setting.Text(place, name.value(), Setting.Kind.STRING);
    Mapping root = Mapping.empty(place).with(List.of("server_name"), server);
    Problems problems = new Problems();
    Binder binder = new Binder(problems, (path, option, value, siblings) -> Optional.empty());
    return bind(binder, root).orElseThrow(() -> new InvalidConfigException(problems.errors()));
  }

  /** Reads all sections; empty, with problems noted, where one of them is wrong. */
  static Optional<HomeserverConfig> bind(Binder binder, Mapping root) {
    Map<Class<?>, Record> sections = new LinkedHashMap<>();
    for (Class<? extends Record> section : SECTIONS) {
      binder.bind(section, root).ifPresent(record -> sections.put(section, record));
    }
    return sections.size() == SECTIONS.size()
        ? Optional.of(new HomeserverConfig(sections))
        : Optional.empty();
  }

  /** This configuration with one section in place of its own. */
  public HomeserverConfig with(Record section) {
    if (!sections.containsKey(section.getClass())) {
      throw new IllegalArgumentException("no section: " + section.getClass());
    }
    Map<Class<?>, Record> changed = new LinkedHashMap<>(sections);
    changed.put(section.getClass(), section);
    return new HomeserverConfig(changed);
  }

  /** A section by its type. */
  public <R extends Record> R section(Class<R> type) {
    Record section = sections.get(type);
    if (section == null) {
      throw new IllegalArgumentException("no section: " + type);
    }
    return type.cast(section);
  }

  /** Who the server is. */
  public ServerConfig server() {
    return section(ServerConfig.class);
  }

  /** Where it listens. */
  public ListenersConfig listeners() {
    return section(ListenersConfig.class);
  }

  /** Where everything is kept. */
  public DatabaseConfig database() {
    return section(DatabaseConfig.class);
  }

  /** Where requests to others go. */
  public OutboundConfig outbound() {
    return section(OutboundConfig.class);
  }

  /** What users are notified of. */
  public PushConfig push() {
    return section(PushConfig.class);
  }

  /** Mails that the server sends. */
  public EmailConfig email() {
    return section(EmailConfig.class);
  }

  /** Templates of the operator's own. */
  public TemplatesConfig templates() {
    return section(TemplatesConfig.class);
  }

  /** What is logged. */
  public LoggingConfig logging() {
    return section(LoggingConfig.class);
  }

  /** How often clients may ask. */
  public RateLimitsConfig rateLimits() {
    return section(RateLimitsConfig.class);
  }

  /** Who may get an account. */
  public RegistrationConfig registration() {
    return section(RegistrationConfig.class);
  }

  /** How long somebody stays logged in. */
  public SessionsConfig sessions() {
    return section(SessionsConfig.class);
  }

  /** How long devices are kept. */
  public DevicesConfig devices() {
    return section(DevicesConfig.class);
  }

  /** Login by password. */
  public PasswordConfig passwords() {
    return section(PasswordConfig.class);
  }

  /** How users confirm what they do. */
  public InteractiveAuthConfig interactiveAuth() {
    return section(InteractiveAuthConfig.class);
  }

  /** Who sees and changes names and avatars. */
  public ProfilesConfig profiles() {
    return section(ProfilesConfig.class);
  }

  /** How new rooms are made. */
  public RoomsConfig rooms() {
    return section(RoomsConfig.class);
  }

  /** Which proposals are switched on. */
  public ExperimentalFeaturesConfig experimentalFeatures() {
    return section(ExperimentalFeaturesConfig.class);
  }

  /** What clients may keep for their users. */
  public AccountDataConfig accountData() {
    return section(AccountDataConfig.class);
  }

  /** Numbers for Prometheus. */
  public MetricsConfig metrics() {
    return section(MetricsConfig.class);
  }

  /** With what the server signs. */
  public SigningKeysConfig signingKeys() {
    return section(SigningKeysConfig.class);
  }

  /** Traces of requests. */
  public TracingConfig tracing() {
    return section(TracingConfig.class);
  }
}
