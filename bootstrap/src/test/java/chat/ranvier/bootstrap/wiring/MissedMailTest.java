package chat.ranvier.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.bootstrap.environment.SystemTime;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.http.server.RequestTracing;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server writes mails about what its users have missed, to a mail server that is there. */
final class MissedMailTest {
  private static final long PATIENCE = 30_000;

  private final GreenMail mails =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicBoolean isAlices = new AtomicBoolean(true);
  private final Path folder;
  private final SystemTime time;
  private final Homeserver server;
  private final String alice;
  private final String bob;
  private int transactions;

  MissedMailTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    mails.start();
    VirtualThreads threads = new VirtualThreads();
    this.time = new SystemTime(threads);
    this.server =
        Homeserver.start(
            MemoryServer.config(folder, settings()),
            MemoryServer.world(time, threads, new NoTracing()),
            new Observation(RequestTracing.withoutParents(new NoTracing()), Optional.empty()),
            (number, of, name) -> {},
            (user, address) -> isAlices.get() && user.localpart().equals("alice"));
    this.alice = register("alice");
    this.bob = register("bob");
  }

  @AfterEach
  void close() {
    http.close();
    server.close();
    time.close();
    mails.stop();
  }

  private Map<String, String> settings() {
    Map<String, String> all = new HashMap<>();
    all.put("RANVIER_EMAIL__SMTP_HOST", "127.0.0.1");
    all.put("RANVIER_EMAIL__SMTP_PORT", Integer.toString(mails.getSmtp().getPort()));
    all.put("RANVIER_EMAIL__ENABLE_NOTIFS", "true");
    all.put("RANVIER_EMAIL__NOTIF_FROM", "%(app)s at home <noreply@here.example>");
    all.put("RANVIER_EMAIL__NOTIF_DELAY_BEFORE_MAIL", "1s");
    all.put("RANVIER_TEMPLATES__CUSTOM_TEMPLATE_DIRECTORY", folder.resolve("templates").toString());
    return all;
  }

  private HttpResponse<String> send(String method, String path, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private JsonObject call(String method, String path, String token, JsonObject body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(method, "_matrix/client/v3/" + path, token, body.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonReader.readObject(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private String register(String name) throws IOException, InterruptedException {
    JsonObject body =
        JsonObject.builder()
            .put("username", name)
            .put("password", "correct horse battery staple")
            .put("auth", JsonObject.of("type", "m.login.dummy"))
            .build();
    return call("POST", "register", "", body).string("access_token").orElseThrow();
  }

  private void setPusher() throws IOException, InterruptedException {
    JsonObject pusher =
        JsonObject.builder()
            .put("app_id", "m.email")
            .put("pushkey", "alice@there.example")
            .put("kind", "email")
            .put("app_display_name", "Email Notifications")
            .put("device_display_name", "alice@there.example")
            .put("lang", "en")
            .put("append", true)
            .put("data", JsonObject.of("brand", "Chat"))
            .build();
    call("POST", "pushers/set", alice, pusher);
  }

  private String talk() throws IOException, InterruptedException {
    JsonObject request = JsonObject.of("preset", "public_chat").with("name", "The <room>");
    String room = call("POST", "createRoom", bob, request).string("room_id").orElseThrow();
    call("POST", "join/" + encoded(room), alice, JsonObject.empty());
    return room;
  }

  private String say(String room, JsonObject content) throws IOException, InterruptedException {
    String path = "rooms/" + encoded(room) + "/send/m.room.message/t" + transactions++;
    return call("PUT", path, bob, content).string("event_id").orElseThrow();
  }

  private static JsonObject text(String body) {
    return JsonObject.of("msgtype", "m.text").with("body", body);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private MimeMessage mail(int number) {
    assertThat(mails.waitForIncomingEmail(PATIENCE, number)).isTrue();
    return mails.getReceivedMessages()[number - 1];
  }

  private static String part(MimeMessage mail, int number) throws Exception {
    return ((Multipart) mail.getContent()).getBodyPart(number).getContent().toString();
  }

  private List<JsonObject> pushers() throws IOException, InterruptedException {
    return call("GET", "pushers", alice, JsonObject.empty())
        .array("pushers")
        .orElseThrow()
        .objects()
        .toList();
  }

  @Test
  void aMessageThatIsUnreadForAWhileIsMailed() throws Exception {
    setPusher();
    String room = talk();
    say(
        room,
        JsonObject.of("msgtype", "m.text")
            .with("body", "{{ hi }}")
            .with("format", "org.matrix.custom.html")
            .with("formatted_body", "<b>{{ hi }}</b><script>x</script>"));
    MimeMessage mail = mail(1);
    assertThat(mail.getSubject())
        .isEqualTo("[Chat] You have a message on Chat from bob in the The <room> room...");
    assertThat(mail.getFrom()[0].toString()).isEqualTo("Chat at home <noreply@here.example>");
    assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("alice@there.example");
    assertThat(part(mail, 0))
        .contains("The <room>", "bob: {{ hi }}", "https://matrix.to/#/" + room);
    assertThat(part(mail, 1))
        .contains("The &lt;room&gt;", "<b>{{ hi }}</b>")
        .doesNotContain("<script");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
  }

  @Test
  void whatWasReadInTimeIsNotMailed() throws Exception {
    setPusher();
    String room = talk();
    String read = say(room, text("read"));
    call(
        "POST",
        "rooms/" + encoded(room) + "/receipt/m.read/" + encoded(read),
        alice,
        JsonObject.empty());
    say(room, text("unread"));
    assertThat(part(mail(1), 0)).contains("unread");
    assertThat(mail(1).getSubject()).contains("a message");
  }

  @Test
  void theNextMailAboutARoomWaitsAndAnotherRoomDoesNot() throws Exception {
    setPusher();
    String room = talk();
    say(room, text("one"));
    mail(1);
    say(room, text("two"));
    String other = talk();
    say(other, text("three"));
    MimeMessage second = mail(2);
    assertThat(second.getSubject())
        .isEqualTo("[Chat] You have messages on Chat in the The <room> room and others...");
    assertThat(part(second, 0)).contains("two", "three");
    assertThat(mails.getReceivedMessages()).hasSize(2);
  }

  @Test
  void theLinkInAMailEndsTheMailsOnceItIsConfirmed() throws Exception {
    setPusher();
    say(talk(), text("hello"));
    String link = mail(1).getHeader("List-Unsubscribe")[0].replaceAll("[<>]", "");
    assertThat(link).startsWith("https://here.example/_synapse/client/unsubscribe?access_token=");
    String path = link.substring("https://here.example/".length());
    HttpResponse<String> page = send("GET", path, "", "");
    assertThat(page.body()).contains("alice@there.example", "<form method=\"post\">");
    assertThat(pushers()).hasSize(1);
    String wrong = path.replaceFirst("access_token=.", "access_token=x");
    assertThat(send("POST", wrong, "", "").statusCode()).isEqualTo(200);
    assertThat(pushers()).hasSize(1);
    assertThat(send("POST", path, "", "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
    assertThat(pushers()).isEmpty();
  }

  @Test
  void anAddressThatIsNotTheUsersAnyMoreGetsNothing() throws Exception {
    setPusher();
    String room = talk();
    isAlices.set(false);
    say(room, text("hello"));
    long until = System.nanoTime() + PATIENCE * 1_000_000;
    while (!pushers().isEmpty() && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(pushers()).isEmpty();
    assertThat(mails.getReceivedMessages()).isEmpty();
  }

  @Test
  void operatorsTemplatesAreUsed() throws Exception {
    Files.createDirectories(folder.resolve("templates"));
    Files.writeString(
        folder.resolve("templates").resolve("notif_mail.html"),
        "OURS {{ user_display_name }} {% for room in rooms %}{{ room.title }}{% endfor %}"
            + " {{ reason.room_name }} {{ reason.delay_before_mail_ms }}");
    setPusher();
    say(talk(), text("hello"));
    assertThat(part(mail(1), 1)).startsWith("OURS alice The &lt;room&gt; The &lt;room&gt; 1000");
  }
}
