/**
 * Templates of operators. Begin with {@link chat.ranvier.mail.template.JinjaTemplatesTest}. Nothing
 * here is part of the specification.
 */
@NullMarked
package chat.ranvier.mail.template;

import org.jspecify.annotations.NullMarked;
