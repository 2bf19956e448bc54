/**
 * Numbers of a running server for Prometheus, under the names that dashboards know and some of our
 * own. Begin with {@link chat.ranvier.bootstrap.observe.metrics.ServerMetrics}. Nothing here is
 * part of the specification.
 */
@NullMarked
package chat.ranvier.bootstrap.observe.metrics;

import org.jspecify.annotations.NullMarked;
