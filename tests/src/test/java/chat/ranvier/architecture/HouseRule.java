package chat.ranvier.architecture;

import com.tngtech.archunit.lang.ArchRule;

/**
 * A rule of the house with a name to call it by.
 *
 * @param planted the simple name of the class that breaks it on purpose
 */
record HouseRule(String name, String planted, ArchRule rule) {
  @Override
  public String toString() {
    return name;
  }
}
