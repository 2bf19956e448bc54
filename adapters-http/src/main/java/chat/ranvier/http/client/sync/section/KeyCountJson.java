package chat.ranvier.http.client.sync.section;

import chat.ranvier.application.sync.section.KeyCountSection.KeysLeft;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.http.client.sync.SyncPartJson;

/**
 * The keys that a device has left: {@code device_one_time_keys_count} and {@code
 * device_unused_fallback_key_types}, the latter also under the name that it had before.
 *
 * <p>A count of none is told as well: clients upload keys where they read 0, and not where they
 * read nothing.
 */
public final class KeyCountJson implements SyncPartJson<KeysLeft> {
  private static final String USUAL = "signed_curve25519";

  @Override
  public Place place() {
    return Place.ANSWER;
  }

  @Override
  public Class<KeysLeft> type() {
    return KeysLeft.class;
  }

  @Override
  public void write(KeysLeft left, JsonOutput out) {
    out.name("device_one_time_keys_count").beginObject();
    if (!left.counts().oneTimeKeys().containsKey(USUAL)) {
      out.name(USUAL).value(0);
    }
    left.counts().oneTimeKeys().forEach((algorithm, count) -> out.name(algorithm).value(count));
    out.endObject();
    writeFallback("device_unused_fallback_key_types", left, out);
    writeFallback("org.matrix.msc2732.device_unused_fallback_key_types", left, out);
  }

  private static void writeFallback(String name, KeysLeft left, JsonOutput out) {
    out.name(name).beginArray();
    left.counts().unusedFallbackAlgorithms().forEach(out::value);
    out.endArray();
  }
}
