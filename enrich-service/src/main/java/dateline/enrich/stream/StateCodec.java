package dateline.enrich.stream;

import dateline.Article;
import dateline.enrich.state.ArticleState;
import dateline.enrich.state.HeldDelivery;
import dateline.enrich.state.KnownVersion;
import dateline.enrich.version.History;
import dateline.enrich.version.Status;
import dateline.enrich.version.Version;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Bytes of the state stores and back, in Avro's single-object encoding: it names the schema that
 * wrote it.
 */
final class StateCodec {

  private static final Form<ArticleState> STATE = new Form<>(ArticleState.getClassSchema());
  private static final Form<HeldDelivery> HELD = new Form<>(HeldDelivery.getClassSchema());
  private static final Form<Article> ARTICLE = new Form<>(Article.getClassSchema());

  private StateCodec() {}

  static byte[] bytes(ArticleState state) {
    return STATE.encoded(state);
  }

  static ArticleState state(byte[] bytes) {
    return STATE.decoded(bytes);
  }

  static byte[] bytes(HeldDelivery held) {
    return HELD.encoded(held);
  }

  static HeldDelivery held(byte[] bytes) {
    return HELD.decoded(bytes);
  }

  /** The article in Avro binary: what a topic and the state have in common. */
  static byte[] binary(Article article) {
    return ARTICLE.binary.written(article);
  }

  /** The state's form of an article that is in Avro binary already. */
  static ByteBuffer article(byte[] binary) {
    return ByteBuffer.wrap(AvroBinary.joined(ARTICLE.head, binary));
  }

  static Article article(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return ARTICLE.decoded(copy);
  }

  static History history(ArticleState state) {
    return new History(
        state.getVersions().stream().map(StateCodec::version).toList(),
        Optional.ofNullable(state.getCurrent()).map(StateCodec::version),
        Optional.ofNullable(state.getKill()).map(StateCodec::version));
  }

  static void setHistory(ArticleState state, History history) {
    state.setVersions(history.versions().stream().map(StateCodec::known).toList());
    state.setCurrent(history.current().map(StateCodec::known).orElse(null));
    state.setKill(history.kill().map(StateCodec::known).orElse(null));
  }

  private static Version version(KnownVersion known) {
    return new Version(
        Optional.ofNullable(known.getClaimed()),
        Optional.ofNullable(known.getCreated()),
        known.getReceived(),
        known.getContentHash(),
        Status.valueOf(known.getStatus()),
        known.getCorrection());
  }

  private static KnownVersion known(Version version) {
    return new KnownVersion(
        version.claimed().orElse(null),
        version.created().orElse(null),
        version.received(),
        version.contentHash(),
        version.status().name(),
        version.correction());
  }

  /** One record's encoding. */
  private static final class Form<T> {

    private static final int HEAD = 10;

    private final AvroBinary<T> binary;
    private final byte[] head;

    Form(Schema schema) {
      binary = new AvroBinary<>(schema);
      head = new byte[HEAD];
      head[0] = (byte) 0xC3;
      head[1] = 1;
      byte[] fingerprint = fingerprint(schema);
      System.arraycopy(fingerprint, 0, head, 2, fingerprint.length);
    }

    byte[] encoded(T value) {
      return AvroBinary.joined(head, binary.written(value));
    }

    T decoded(byte[] bytes) {
      if (bytes.length < HEAD || !Arrays.equals(bytes, 0, HEAD, head, 0, HEAD)) {
        throw new IllegalStateException("the state was written by a schema that is not known");
      }
      return binary.read(bytes, HEAD);
    }

    private static byte[] fingerprint(Schema schema) {
      try {
        return SchemaNormalization.parsingFingerprint("CRC-64-AVRO", schema);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Avro has its own fingerprint", e);
      }
    }
  }
}
