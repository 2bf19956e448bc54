package chat.ranvier.bootstrap.config.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A section of the configuration: a record of options that belong together. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Section {
  /** Its heading. */
  String title();

  /** What it is about, in a sentence or two of Markdown. */
  String doc();

  /** The option under which its options stand; empty where they stand at the top. */
  String at() default "";
}
