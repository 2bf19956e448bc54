/**
 * Dehydrated devices as clients see them. Begin with {@link
 * chat.ranvier.scenario.encryption.dehydration.DehydratedDeviceTest}. See <a
 * href="https://github.com/matrix-org/matrix-spec-proposals/pull/3814">MSC3814</a>.
 */
@NullMarked
package chat.ranvier.scenario.encryption.dehydration;

import org.jspecify.annotations.NullMarked;
