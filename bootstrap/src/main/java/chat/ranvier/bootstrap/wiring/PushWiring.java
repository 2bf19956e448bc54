package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.push.ChangePushRules;
import chat.ranvier.application.push.PushEngine;
import chat.ranvier.application.push.UpgradedRooms;
import chat.ranvier.bootstrap.config.ExperimentalFeaturesConfig;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.domain.push.PushRuleFeatures;
import chat.ranvier.http.client.push.PushRulesRoutes;
import chat.ranvier.http.server.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Push rules, notifications and unread counts. */
final class PushWiring {
  private static final Logger LOG = LoggerFactory.getLogger(PushWiring.class);
  private static final int SHARE_OF_HEAP = 16;

  private final PushEngine engine;
  private final ChangePushRules change;

  PushWiring(HomeserverConfig config, EngineWiring parts, Stores stores, World world) {
    this.engine =
        new PushEngine(
            new PushEngine.Storage(
                stores.push().notifications(),
                stores.push().rules(),
                stores.rooms().receipts(),
                stores.rooms().memberships(),
                stores.counters()),
            parts.engine(),
            parts.commits(),
            new PushEngine.Surroundings(
                config.server().name(),
                features(config),
                parts.people().ignored(),
                world.time(),
                Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    this.change =
        new ChangePushRules(stores.push().rules(), engine.findPushRules(), parts.commits());
    new UpgradedRooms(
        config.server().name(),
        parts.engine().rooms(),
        stores.rooms().memberships(),
        change,
        world.threads(),
        parts.commits());
  }

  static PushRuleFeatures features(HomeserverConfig config) {
    ExperimentalFeaturesConfig features = config.experimentalFeatures();
    return new PushRuleFeatures(features.polls(), features.allEncrypted());
  }

  PushEngine engine() {
    return engine;
  }

  void register(Router router) {
    new PushRulesRoutes(engine.findPushRules(), change).register(router);
  }

  /** Stores what is not stored yet; a database that takes nothing costs a repetition. */
  void close() {
    try {
      engine.close();
    } catch (StorageException e) {
      LOG.warn("What events do to users is found out again: {}", e.getMessage());
    }
  }
}
