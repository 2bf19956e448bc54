/**
 * The routes by which users register. Begin with {@link
 * chat.ranvier.http.client.registration.RegistrationRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#account-registration">Account
 * registration</a>.
 */
@NullMarked
package chat.ranvier.http.client.registration;

import org.jspecify.annotations.NullMarked;
