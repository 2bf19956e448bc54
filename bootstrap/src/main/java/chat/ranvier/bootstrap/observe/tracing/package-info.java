/**
 * Traces of requests, from the first byte through a room's writer and the commit to the answer,
 * sent by OpenTelemetry's protocol. Begin with {@link
 * chat.ranvier.bootstrap.observe.tracing.Traces}. The specification says nothing about them; what
 * requests carry is the W3C's trace context.
 */
@NullMarked
package chat.ranvier.bootstrap.observe.tracing;

import org.jspecify.annotations.NullMarked;
