/**
 * Dehydrated devices in tables. Begin with {@link
 * chat.ranvier.db.sql.encryption.dehydration.SqlDehydratedDeviceStore}. See <a
 * href="https://github.com/matrix-org/matrix-spec-proposals/pull/3814">MSC3814</a>.
 */
@NullMarked
package chat.ranvier.db.sql.encryption.dehydration;

import org.jspecify.annotations.NullMarked;
