package dateline.enrich.stream;

import dateline.Article;
import dateline.ContractRecords;
import dateline.enrich.state.ArticleState;
import dateline.enrich.state.HeldDelivery;
import dateline.enrich.state.KnownVersion;
import dateline.enrich.version.History;
import dateline.enrich.version.Status;
import dateline.enrich.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;

/**
 * Bytes of the state stores and back, in Avro's single-object encoding: it names the schema that
 * wrote it.
 */
final class StateCodec {

  private static final SpecificData MODEL =
      ContractRecords.model(StateCodec.class.getClassLoader());
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

  static ByteBuffer bytes(Article article) {
    return ByteBuffer.wrap(ARTICLE.encoded(article));
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

    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    Form(Schema schema) {
      encoder = new BinaryMessageEncoder<>(MODEL, schema);
      decoder = new BinaryMessageDecoder<>(MODEL, schema);
    }

    byte[] encoded(T value) {
      try {
        ByteBuffer buffer = encoder.encode(value);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    T decoded(byte[] bytes) {
      try {
        return decoder.decode(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
