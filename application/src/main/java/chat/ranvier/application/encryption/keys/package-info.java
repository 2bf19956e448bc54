/**
 * The public keys by which devices encrypt for each other, and by which users tell whose devices
 * are whose. Begin with {@link chat.ranvier.application.encryption.keys.UploadKeys}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#end-to-end-encryption">End-to-end
 * encryption</a>.
 */
@NullMarked
package chat.ranvier.application.encryption.keys;

import org.jspecify.annotations.NullMarked;
