/**
 * What use cases about accounts promise, on stores in memory. Begin with {@link
 * chat.ranvier.tests.accounts.AccountsWorld}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.tests.accounts;

import org.jspecify.annotations.NullMarked;
