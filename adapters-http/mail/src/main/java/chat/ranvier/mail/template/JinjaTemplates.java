package chat.ranvier.mail.template;

import chat.ranvier.application.mail.port.MailException;
import chat.ranvier.application.mail.port.Templates;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonDecimal;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.AutoCloseableSupplier.AutoCloseableImpl;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.objects.SafeString;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Templates by Jinjava. They see plain values and nothing of the server, and what they put out is
 * not read as a template again, so nobody who writes a message writes templates.
 *
 * @see <a href="https://jinja.palletsprojects.com/en/stable/templates/">Template Designer
 *     Documentation</a>
 */
public final class JinjaTemplates implements Templates {
  private static final long MAX_OUTPUT = 4L << 20;
  private static final int MAX_DEPTH = 20;
  private static final Set<String> ESCAPED = Set.of(".html", ".htm", ".xml");
  private static final Set<String> HTML = Set.of("body_text_html");

  private final TemplateFiles files;
  private final Jinjava jinjava;

  /**
   * Templates of these folders, or those that come along.
   *
   * @param publicBaseUrl the server's own address, for links to media; ends with a slash
   */
  public JinjaTemplates(List<Path> folders, String publicBaseUrl, ZoneId zone) {
    this.files = new TemplateFiles(List.copyOf(folders));
    this.jinjava = new Jinjava(config());
    jinjava.setResourceLocator(files);
    jinjava.registerTag(new Inclusion(files));
    jinjava.registerFilter(
        new NamedFilter(
            "format_ts",
            (value, arguments) ->
                TimeFormat.format(Long.parseLong(value), arguments.getFirst(), zone)));
    jinjava.registerFilter(
        new NamedFilter(
            "mxc_to_http", (value, arguments) -> thumbnail(publicBaseUrl, value, arguments)));
    jinjava.registerFilter(
        new NamedFilter(
            "localpart_from_email",
            (value, arguments) -> value.substring(0, Math.max(0, value.lastIndexOf('@')))));
  }

  private static JinjavaConfig config() {
    return JinjavaConfig.newBuilder()
        .withNestedInterpretationEnabled(false)
        .withEnableRecursiveMacroCalls(false)
        .withMaxOutputSize(MAX_OUTPUT)
        .withMaxStringLength(MAX_OUTPUT)
        .withMaxRenderDepth(MAX_DEPTH)
        .withLegacyOverrides(
            LegacyOverrides.newBuilder()
                .withEvaluateMapKeys(true)
                .withIterateOverMapKeys(true)
                .withUsePyishObjectMapper(true)
                .withUseNaturalOperatorPrecedence(true)
                .build())
        .build();
  }

  @Override
  public String render(String name, JsonObject variables) throws MailException {
    String source = source(name);
    Context context = new Context(jinjava.getGlobalContextCopy(), values(variables));
    context.setAutoEscape(ESCAPED.stream().anyMatch(name::endsWith));
    JinjavaInterpreter interpreter =
        new JinjavaInterpreter(jinjava, context, jinjava.getGlobalConfig());
    try (AutoCloseableImpl<JinjavaInterpreter> _ =
        JinjavaInterpreter.closeablePushCurrent(interpreter).get()) {
      String text = interpreter.render(source);
      for (TemplateError error : interpreter.getErrorsCopy()) {
        if (error.getSeverity() == TemplateError.ErrorType.FATAL) {
          throw new MailException("The template " + name + " fails: " + error.getMessage());
        }
      }
      return text;
    } catch (InterpretException e) {
      throw new MailException("The template " + name + " fails: " + e.getMessage(), e);
    }
  }

  private String source(String name) throws MailException {
    try {
      return files.find(name).orElseThrow(() -> new NoSuchFileException(name));
    } catch (IOException e) {
      throw new MailException("The template " + name + " cannot be read", e);
    }
  }

  private static Map<String, Object> values(JsonObject object) {
    Map<String, Object> values = new HashMap<>();
    object.forEach((name, value) -> values.put(name, value(name, value)));
    return values;
  }

  private static @Nullable Object value(String name, JsonValue value) {
    return switch (value) {
      case JsonString text when HTML.contains(name) -> new SafeString(CleanHtml.of(text.value()));
      case JsonString text -> text.value();
      case JsonObject object -> values(object);
      case JsonArray array -> {
        List<@Nullable Object> list = new ArrayList<>();
        array.values().forEach(element -> list.add(value("", element)));
        yield list;
      }
      case JsonInteger number -> number.value();
      case JsonDecimal number -> number.toString();
      case JsonBoolean truth -> truth.value();
      case JsonNull nothing -> null;
    };
  }

  private static String thumbnail(String base, String mxc, List<String> arguments) {
    if (!mxc.startsWith("mxc://")) {
      return "";
    }
    String path = mxc.substring("mxc://".length()).split("[?#]", 2)[0];
    String method = arguments.size() > 2 ? arguments.get(2) : "crop";
    return base
        + "_matrix/media/v1/thumbnail/"
        + path
        + "?width="
        + encoded(arguments.get(0))
        + "&height="
        + encoded(arguments.get(1))
        + "&method="
        + encoded(method);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
