/**
 * Tests of the numbers for Prometheus. Begin with {@link
 * chat.ranvier.bootstrap.observe.metrics.ServerMetricsTest}. The specification says nothing about
 * them.
 */
@NullMarked
package chat.ranvier.bootstrap.observe.metrics;

import org.jspecify.annotations.NullMarked;
