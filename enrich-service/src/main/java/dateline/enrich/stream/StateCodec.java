package dateline.enrich.stream;

import dateline.Article;
import dateline.Withdrawal;
import dateline.enrich.state.ArticleState;
import dateline.enrich.state.HeldDelivery;
import dateline.enrich.state.KnownVersion;
import dateline.enrich.version.History;
import dateline.enrich.version.Status;
import dateline.enrich.version.Version;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Bytes of the state stores and back, in Avro's single-object encoding: it names the schema that
 * wrote it.
 */
final class StateCodec {

  private static final StateForm<ArticleState> STATE =
      new StateForm<>(ArticleState.getClassSchema(), "ArticleState-1");
  private static final StateForm<HeldDelivery> HELD =
      new StateForm<>(HeldDelivery.getClassSchema(), "HeldDelivery-1");
  private static final StateForm<Article> ARTICLE = new StateForm<>(Article.getClassSchema());
  private static final StateForm<Withdrawal> WITHDRAWAL =
      new StateForm<>(Withdrawal.getClassSchema());

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
    return ARTICLE.binary(article);
  }

  /** The state's form of an article that is in Avro binary already. */
  static ByteBuffer article(byte[] binary) {
    return ByteBuffer.wrap(ARTICLE.framed(binary));
  }

  static Article article(ByteBuffer bytes) {
    return ARTICLE.decoded(copy(bytes));
  }

  static ByteBuffer withdrawal(Withdrawal withdrawal) {
    return ByteBuffer.wrap(WITHDRAWAL.encoded(withdrawal));
  }

  static Withdrawal withdrawal(ByteBuffer bytes) {
    return WITHDRAWAL.decoded(copy(bytes));
  }

  private static byte[] copy(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }

  static History history(ArticleState state) {
    return new History(state.getVersions().stream().map(StateCodec::version).toList());
  }

  static void setHistory(ArticleState state, History history) {
    state.setVersions(history.versions().stream().map(StateCodec::known).toList());
  }

  private static Version version(KnownVersion known) {
    return new Version(
        Optional.ofNullable(known.getClaimed()),
        Optional.ofNullable(known.getCreated()),
        Optional.ofNullable(known.getEarliest()),
        known.getReceived(),
        known.getContentHash(),
        Status.valueOf(known.getStatus()),
        known.getCorrection());
  }

  private static KnownVersion known(Version version) {
    return new KnownVersion(
        version.claimed().orElse(null),
        version.created().orElse(null),
        version.earliest().orElse(null),
        version.received(),
        version.contentHash(),
        version.status().name(),
        version.correction());
  }
}
