package chat.ranvier.application.access;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;

/**
 * One way through user-interactive authentication.
 *
 * @param stages the authentication types, to be passed in this order
 */
public record AuthenticationFlow(List<String> stages) {
  /** The user's password, and nothing else. */
  public static final AuthenticationFlow PASSWORD = of("m.login.password");

  /** Nothing at all. */
  public static final AuthenticationFlow DUMMY = of("m.login.dummy");

  /** Copies the list. */
  public AuthenticationFlow {
    stages = List.copyOf(stages);
  }

  /** The flow through these stages. */
  public static AuthenticationFlow of(String... stages) {
    return new AuthenticationFlow(List.of(stages));
  }

  /** Whether the completed stages are where this flow begins, and this stage comes next. */
  boolean continuesWith(List<String> completed, String stage) {
    return stages.size() > completed.size()
        && stages.subList(0, completed.size()).equals(completed)
        && stages.get(completed.size()).equals(stage);
  }

  JsonObject toJson() {
    return JsonObject.of("stages", JsonArray.ofStrings(stages));
  }
}
