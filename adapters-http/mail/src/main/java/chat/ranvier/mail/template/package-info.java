/**
 * Templates that operators may write, in the language of Jinja2. Begin with {@link
 * chat.ranvier.mail.template.JinjaTemplates}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.mail.template;

import org.jspecify.annotations.NullMarked;
