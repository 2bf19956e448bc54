package chat.ranvier.bench;

import chat.ranvier.domain.event.ContentHash;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.signing.JsonSigning;
import chat.ranvier.federation.signature.BouncyCastleSignatureCheck;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it takes to make an event of 1 KiB, and to believe one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SigningBenchmark {
  private final EventDraft draft = SampleEvent.draft();
  private final Pdu event = SampleEvent.seal(draft);
  private final JsonObject redacted = event.redacted().json();
  private final byte[] publicKey = SampleEvent.KEY.publicKey();
  private final BouncyCastleSignatureCheck check = new BouncyCastleSignatureCheck();

  /** The content hash alone, as it is checked when an event arrives. */
  @Benchmark
  public byte[] contentHash() {
    return ContentHash.of(event.json());
  }

  /** Content hash, reference hash, signature and canonical form of a new event. */
  @Benchmark
  public Pdu seal() {
    return SampleEvent.seal(draft);
  }

  /** The check of a redacted event's signature, by a key that is known. */
  @Benchmark
  public boolean verify() {
    return JsonSigning.isSignedBy(
        redacted, SampleEvent.SERVER, SampleEvent.KEY.keyId(), publicKey, check);
  }
}
