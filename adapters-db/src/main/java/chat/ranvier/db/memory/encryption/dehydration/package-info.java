/**
 * Dehydrated devices in memory. Begin with {@link
 * chat.ranvier.db.memory.encryption.dehydration.MemoryDehydratedDeviceStore}. See <a
 * href="https://github.com/matrix-org/matrix-spec-proposals/pull/3814">MSC3814</a>.
 */
@NullMarked
package chat.ranvier.db.memory.encryption.dehydration;

import org.jspecify.annotations.NullMarked;
