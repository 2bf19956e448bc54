/**
 * The routes of dehydrated devices. Begin with {@link
 * chat.ranvier.http.client.encryption.dehydration.DehydratedDeviceRoutes}. See <a
 * href="https://github.com/matrix-org/matrix-spec-proposals/pull/3814">MSC3814</a>.
 */
@NullMarked
package chat.ranvier.http.client.encryption.dehydration;

import org.jspecify.annotations.NullMarked;
