package chat.ranvier.scenario;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a class of scenarios is marked with: all of it runs once on each storage. {@code
 * -Dscenario.database=sqlite} narrows a local run; several names are separated by commas.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ClassTemplate
@ExtendWith(EachDatabase.class)
public @interface Scenario {}
