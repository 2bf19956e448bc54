/**
 * How accounts come into being. Begin with {@link
 * chat.ranvier.scenario.registration.RegistrationTest}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#account-registration">Account
 * registration</a>.
 */
@NullMarked
package chat.ranvier.scenario.registration;

import org.jspecify.annotations.NullMarked;
