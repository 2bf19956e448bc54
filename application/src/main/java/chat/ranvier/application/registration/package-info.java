/**
 * How accounts come to be. Begin with {@link chat.ranvier.application.registration.RegisterUser}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#account-registration">Account
 * registration</a>.
 */
@NullMarked
package chat.ranvier.application.registration;

import org.jspecify.annotations.NullMarked;
