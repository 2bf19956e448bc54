package chat.ranvier.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.environment.testing.RealTime;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ListenerTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;

  ListenerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Listener on(Listener.Binding binding, Optional<SSLContext> tls) {
    return new Listener(
        binding,
        "tag",
        tls,
        false,
        Optional.empty(),
        EnumSet.of(ListenerResource.CLIENT),
        EnumSet.noneOf(ListenerResource.class));
  }

  @Test
  void aResourceBringsThoseThatItImplies() {
    Listener listener = Listener.plain("127.0.0.1", 8008);
    assertThat(listener.resources())
        .containsExactlyInAnyOrder(
            ListenerResource.CLIENT,
            ListenerResource.STATIC,
            ListenerResource.MEDIA,
            ListenerResource.FEDERATION,
            ListenerResource.KEYS,
            ListenerResource.OPENID,
            ListenerResource.HEALTH);
    assertThat(ListenerResource.named("client")).hasValue(ListenerResource.CLIENT);
    assertThat(ListenerResource.named("CLIENT")).isEmpty();
    assertThat(ListenerResource.METRICS.withImplied()).isEqualTo(Set.of(ListenerResource.METRICS));
  }

  @Test
  void aUnixSocketIsServedEvenWhereAFileWasLeft() throws IOException {
    Path path = Files.createFile(folder.resolve("s"));
    try (TestServer server =
            new TestServer(on(new Listener.Unix(path), Optional.empty()), new RealTime());
        SocketChannel client =
            SocketChannel.open(UnixDomainSocketAddress.of(serve(server, path)))) {
      byte[] head = "GET /from HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      client.write(ByteBuffer.wrap(head));
      ByteBuffer answer = ByteBuffer.allocate(4096);
      client.read(answer);
      assertThat(new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200 OK")
          .endsWith("-");
    }
  }

  private static Path serve(TestServer server, Path path) {
    server.router.get("/from", exchange -> Answer.text(200, exchange.address().text()));
    server.start();
    assertThat(server.port()).isEqualTo(-1);
    return path;
  }

  @Test
  void anEncryptedListenerSpeaksTls() throws IOException, GeneralSecurityException {
    SSLContext context = selfSigned();
    Listener listener = on(new Listener.Tcp("127.0.0.1", 0), Optional.of(context));
    try (TestServer server = new TestServer(listener, new RealTime())) {
      server.router.get("/secure", exchange -> Answer.text(200, exchange.secure() + ""));
      server.start();
      try (SSLSocket socket =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
        byte[] head =
            "GET /secure HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(head);
        InputStream in = socket.getInputStream();
        assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).endsWith("true");
      }
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    try (TestServer first = new TestServer().start();
        TestServer second =
            new TestServer(
                on(new Listener.Tcp("127.0.0.1", first.port()), Optional.empty()),
                new RealTime())) {
      assertThatThrownBy(second::start)
          .isInstanceOf(ListenException.class)
          .hasMessageContaining("127.0.0.1 port " + first.port());
    }
  }

  private SSLContext selfSigned() throws IOException, GeneralSecurityException {
    Path store = folder.resolve("store");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "a",
                "-dname",
                "CN=localhost",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .inheritIO()
            .start();
    assertThat(keytool.onExit().join().exitValue()).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, PASSWORD);
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }
}
