package io.helidon.builder.api;

import io.helidon.common.config.Config;

/**
 * A builder that reads configuration, as Helidon's builder API had it before 4.2.
 *
 * <p>DbClient 4.1.7, the newest that can be had, names it in its class files. It stands here so
 * that DbClient loads beside newer modules of Helidon; see {@code
 * docs/adr/0002-own-connection-scope.md}.
 *
 * @param <B> the builder
 * @param <P> what it builds
 */
@SuppressWarnings("removal")
public interface Prototype$ConfiguredBuilder<B, P> extends Prototype.Builder<B, P> {
  /** Takes the values from the configuration. */
  B config(Config config);
}
