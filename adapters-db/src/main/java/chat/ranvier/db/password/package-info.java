/**
 * How passwords are hashed: by Argon2id, or by bcrypt as Synapse does. Begin with {@link
 * chat.ranvier.db.password.PepperedPasswordHashes}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.password;

import org.jspecify.annotations.NullMarked;
