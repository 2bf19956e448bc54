/**
 * Measures the parts of the server that are passed through most often, each on its own, with JMH.
 * Begin with {@link chat.ranvier.bench.BenchmarkMain}; the surefire plugin does not run them.
 * Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.bench;

import org.jspecify.annotations.NullMarked;
