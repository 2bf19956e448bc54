package chat.ranvier.bootstrap.config.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An option of {@code homeserver.yaml}, declared at the record component that holds its value.
 *
 * <p>The component's type is the option's type. A component without this annotation is a record
 * that groups options of the same level.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {
  /** The name in the file. */
  String name();

  /** What it does, in one or two sentences of Markdown. */
  String doc();

  /**
   * The value where the option is absent, as YAML; empty for a required option, for an {@code
   * Optional}, and for a record whose own options have defaults. An {@code Optional} that has one
   * is empty where the file says {@code null}.
   */
  String byDefault() default "";

  /** Other names under which it is accepted. */
  String[] formerly() default {};
}
