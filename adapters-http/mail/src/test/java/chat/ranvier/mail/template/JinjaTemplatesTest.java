package chat.ranvier.mail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.mail.port.MailException;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JinjaTemplatesTest {
  private final Path folder;
  private final JinjaTemplates templates;

  JinjaTemplatesTest(@TempDir Path folder) {
    this.folder = folder;
    this.templates = new JinjaTemplates(List.of(folder), "https://example.org/", ZoneId.of("UTC"));
  }

  private String render(String name, String source, JsonObject variables) throws Exception {
    Files.writeString(folder.resolve(name), source);
    return templates.render(name, variables);
  }

  private static JsonObject message(String html) {
    return JsonObject.builder()
        .put("event_type", "m.room.message")
        .put("is_historical", false)
        .put("ts", 1_700_000_000_000L)
        .put("sender_name", "Bob <b>")
        .put("sender_hash", 100)
        .put("msgtype", "m.text")
        .put("body_text_plain", "hi {{ 7 * 7 }}")
        .put("body_text_html", html)
        .build();
  }

  private static JsonObject mail(String html) {
    JsonObject notif =
        JsonObject.builder()
            .put("link", "https://matrix.to/#/!r/$e")
            .put("ts", 1_700_000_000_000L)
            .put("messages", new JsonArray(List.of(message(html))))
            .build();
    JsonObject room =
        JsonObject.builder()
            .put("title", "The <room>")
            .put("hash", 5)
            .put("invite", false)
            .put("notifs", new JsonArray(List.of(notif)))
            .put("link", "https://matrix.to/#/!r")
            .build();
    return JsonObject.builder()
        .put("user_display_name", "Alice & Co")
        .put("unsubscribe_link", "https://example.org/u?a=b&c=d")
        .put("summary_text", "You have a message")
        .put("app_name", "Chat")
        .put("rooms", new JsonArray(List.of(room)))
        .put(
            "reason",
            JsonObject.of("room_name", "The <room>").toBuilder()
                .put("received_at", 1_700_000_000_000L)
                .put("last_sent_ts", JsonNull.NULL)
                .build())
        .build();
  }

  @Test
  void theTemplatesThatComeAlongTellEverythingAndEscapeIt() throws Exception {
    String html = templates.render("notif_mail.html", mail("<b>hi</b>"));
    assertThat(html)
        .contains("Hello Alice &amp; Co,", "The &lt;room&gt;", "Bob &lt;b&gt;", "<b>hi</b>")
        .contains("22:13", "Tue Nov 14 22:13:20 2023", "body { font-family")
        .doesNotContain("{%", "{{ r");
    assertThat(templates.render("notif_mail.txt", mail("<b>hi</b>")))
        .contains("Hello Alice & Co,", "The <room>", "22:13 Bob <b>: hi {{ 7 * 7 }}");
  }

  @Test
  void htmlOfStrangersLosesWhatHarms() throws Exception {
    String html =
        templates.render(
            "notif_mail.html",
            mail(
                "<script>x()</script><img src=\"http://a\"><a href=\"javascript:x()\">l</a>"
                    + "<a href=\"https://b\" onclick=\"x()\">m</a><style>a{}</style>{{ 7 * 7 }}"));
    assertThat(html)
        .contains("<a href=\"https://b\" rel=\"noopener noreferrer\">m</a>", "{{ 7 * 7 }}")
        .doesNotContain("<script", "x()", "<img", "javascript", "49", "a{}");
  }

  @Test
  void whatOperatorsWriteForSynapseWorks() throws Exception {
    Files.writeString(folder.resolve("mail.css"), "b { c: d }");
    Files.writeString(folder.resolve("mail-Chat.css"), "e { f: g }");
    Files.writeString(
        folder.resolve("room.html"),
        """
        <h3>{{ room.title }}</h3>{% if room.avator_url %}AVATAR{% else %}{% if room.hash % 3 == 2 %}TWO{% endif %}{% endif %}
        {%- for notif in room.notifs %}{% include 'notif.html' with context %}{% endfor -%}
        """);
    Files.writeString(
        folder.resolve("notif.html"),
        """
        {%- for message in notif.messages %}
        <td class="{{ "historical_message" if message.is_historical else "message" }}">
        {%- if loop.index0 == 0 or notif.messages[loop.index0 - 1].sender_name != notif.messages[loop.index0].sender_name %}{{ message.sender_name }}{% endif %}
        {{ message.ts|format_ts("%H:%M") }} {% if message.msgtype == "m.text" %}{{ message.body_text_html }}{% elif message.msgtype == "m.image" %}<img src="{{ message.image_url|mxc_to_http(640, 480, scale) }}" />{% endif %}</td>
        {%- endfor %}
        """);
    String html =
        render(
            "notif_mail.html",
            """
            <style>{% include 'mail.css' without context %}{% include "mail-%s.css" % app_name ignore missing without context %}{% include "none-%s.css" % app_name ignore missing without context %}</style>
            {%- if app_name == "Chat" %}<p>Hi {{ user_display_name }}, {{ summary_text }}</p>{% elif app_name == "Vector" %}no{% endif %}
            {% for room in rooms %}
                {% include 'room.html' with context %}
            {% endfor %}
            {% if reason.last_sent_ts == None or reason.last_sent_ts is not defined %}FIRST{% else %}AGAIN{% endif %}
            <a href="{{ unsubscribe_link }}">Unsubscribe</a>
            Sent on {{ reason.received_at|format_ts("%c") }} {# a comment #}
            """,
            mail("<i>hi</i>"));
    assertThat(html)
        .contains("<style>b { c: d }e { f: g }</style><p>Hi Alice &amp; Co, You have a message</p>")
        .contains(
            "<h3>The &lt;room&gt;</h3>TWO",
            "<td class=\"message\">Bob &lt;b&gt;\n22:13 <i>hi</i></td>")
        .contains("FIRST", "a=b&amp;c=d", "Sent on Tue Nov 14 22:13:20 2023")
        .doesNotContain("comment", "{%");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " = ",
      quoteCharacter = '^',
      value = {
        "{{ t|format_ts('%Y-%m-%d %H:%M:%S') }} = 2023-11-14 22:13:20",
        "{{ t|format_ts('%a %A %b %B %j %y %I %p %% %q') }} = Tue Tuesday Nov November 318 23 10 PM % %q",
        "{{ m|mxc_to_http(32, 64) }} = https://example.org/_matrix/media/v1/thumbnail/a.example/b?width=32&height=64&method=crop",
        "{{ m|mxc_to_http(32, 64, 'scale') }} = https://example.org/_matrix/media/v1/thumbnail/a.example/b?width=32&height=64&method=scale",
        "{{ a|localpart_from_email }} = alice",
        "{{ nothing }} = ^^"
      })
  void filtersWork(String source, String expected) throws Exception {
    JsonObject variables =
        JsonObject.builder()
            .put("t", 1_700_000_000_000L)
            .put("m", "mxc://a.example/b")
            .put("a", "alice@example.org")
            .build();
    assertThat(render("filters.txt", source, variables)).isEqualTo(expected);
  }

  @Test
  void noTemplateLooksOutOfItsFolder() throws Exception {
    Files.writeString(folder.resolveSibling("secret.txt"), "SECRET");
    for (String name : List.of("../secret.txt", "/etc/passwd", "a/b", "..", ".hidden")) {
      assertThatThrownBy(() -> templates.render(name, JsonObject.empty()))
          .as(name)
          .isInstanceOf(MailException.class);
      assertThat(include(name)).doesNotContain("SECRET", "root:");
    }
  }

  private String include(String name) throws IOException {
    Files.writeString(folder.resolve("in.txt"), "a{% include '" + name + "' ignore missing %}b");
    try {
      return templates.render("in.txt", JsonObject.empty());
    } catch (MailException e) {
      return e.toString();
    }
  }

  @Test
  void whatIsMissingOrWrongIsToldOf() {
    assertThatThrownBy(() -> templates.render("nothing.html", JsonObject.empty()))
        .isInstanceOf(MailException.class);
    assertThatThrownBy(() -> render("a.txt", "{% include 'nothing' %}", JsonObject.empty()))
        .isInstanceOf(MailException.class)
        .hasMessageContaining("nothing");
    assertThatThrownBy(() -> render("b.txt", "{% include 'b.txt' %}", JsonObject.empty()))
        .isInstanceOf(MailException.class);
  }
}
