/**
 * What operators see of a running server from outside: traces, numbers and logs, each in a package
 * of its own. Begin with {@link chat.ranvier.bootstrap.observe.tracing.Traces}, {@link
 * chat.ranvier.bootstrap.observe.metrics.ServerMetrics} and {@link
 * chat.ranvier.bootstrap.observe.logging.Logs}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.bootstrap.observe;

import org.jspecify.annotations.NullMarked;
