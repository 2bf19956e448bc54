/**
 * What must never be written down: secrets planted in a server at work, and looked for in all that
 * it leaves behind. Begin with {@link chat.ranvier.secrecy.PlantedSecretsTest}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#client-authentication">Client
 * authentication</a>.
 */
@NullMarked
package chat.ranvier.secrecy;

import org.jspecify.annotations.NullMarked;
