/**
 * What durable storage as a whole can do: transactions and persistent counters. Begin with {@link
 * chat.ranvier.application.commit.port.Transactions}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.application.commit.port;

import org.jspecify.annotations.NullMarked;
