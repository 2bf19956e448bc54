/**
 * Tests of tracing, against a receiver of their own. Begin with {@link
 * chat.ranvier.bootstrap.observe.tracing.TracesTest}. The specification says nothing about traces.
 */
@NullMarked
package chat.ranvier.bootstrap.observe.tracing;

import org.jspecify.annotations.NullMarked;
