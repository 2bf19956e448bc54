/**
 * What dehydrated devices are kept in. Begin with {@link
 * chat.ranvier.application.encryption.dehydration.port.DehydratedDeviceStore}. See <a
 * href="https://github.com/matrix-org/matrix-spec-proposals/pull/3814">MSC3814</a>.
 */
@NullMarked
package chat.ranvier.application.encryption.dehydration.port;

import org.jspecify.annotations.NullMarked;
