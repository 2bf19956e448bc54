/**
 * Dehydrated devices, which receive keys of rooms for users who are logged in nowhere. Begin with
 * {@link chat.ranvier.application.encryption.dehydration.StoreDehydratedDevice}. See <a
 * href="https://github.com/matrix-org/matrix-spec-proposals/pull/3814">MSC3814</a>.
 */
@NullMarked
package chat.ranvier.application.encryption.dehydration;

import org.jspecify.annotations.NullMarked;
