package dateline.ingest.share;

import dateline.ArticleUri;
import dateline.FeedDefinition;
import dateline.FeedKey;
import dateline.FeedSecret;
import dateline.KeyHash;
import dateline.ingest.source.FeedRules;
import dateline.ingest.source.FeedSecrets;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.FeedSettings.FullText;
import dateline.ingest.source.FeedSettings.Key;
import dateline.ingest.source.FeedSettings.Origin;
import dateline.ingest.source.FeedSettings.Polling;
import dateline.ingest.source.FeedSettings.Pushing;
import dateline.ingest.source.Sealed;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A definition in the shape of the contract. */
final class DefinitionRecord {

  private DefinitionRecord() {}

  static FeedDefinition of(FeedSettings feed) {
    Optional<Polling> poll = feed.poll();
    List<FeedSecret> secrets = new ArrayList<>();
    feed.push().signingSecrets().forEach(each -> secrets.add(secret(FeedSecrets.SIGNING, each)));
    poll.flatMap(Polling::headers)
        .ifPresent(each -> secrets.add(secret(FeedSecrets.HEADERS, each)));
    return FeedDefinition.newBuilder()
        .setId(feed.id())
        .setRevision(feed.revision())
        .setProvider(feed.provider())
        .setName(feed.name())
        .setUrl(poll.map(each -> each.url().toString()).orElse(null))
        .setSite(feed.site().map(URI::toString).orElse(null))
        .setMediaType(feed.mediaType().orElse(null))
        .setZone(feed.zone().orElse(null))
        .setLanguage(feed.language().orElse(null))
        .setCategories(feed.categories())
        .setKeys(feed.push().keys().stream().map(DefinitionRecord::key).toList())
        .setSecrets(secrets)
        .setRate(boxed(feed.push().rate()))
        .setBurst(boxed(feed.push().burst()))
        .setPaused(feed.paused())
        .setMinInterval(poll.flatMap(Polling::minInterval).map(Duration::toMillis).orElse(null))
        .setMaxInterval(poll.flatMap(Polling::maxInterval).map(Duration::toMillis).orElse(null))
        .setFullText(poll.map(Polling::fullText).orElse(FullText.NEVER).code())
        .setWebsub(poll.map(Polling::websub).orElse(true) ? "auto" : "off")
        .setDirectory(feed.directory().orElse(null))
        .setRefreshRequested(poll.flatMap(Polling::refreshRequested).orElse(null))
        .setOrigin(feed.origin().code())
        .setCreated(feed.created())
        .setChanged(feed.changed())
        .build();
  }

  /**
   * The settings of a definition.
   *
   * @throws RuntimeException if whoever wrote it kept to no rules
   */
  static FeedSettings settings(FeedDefinition record) {
    if (!FeedRules.isId(record.getId()) || !ArticleUri.isProvider(record.getProvider())) {
      throw new IllegalArgumentException("id or provider is malformed");
    }
    Optional<String> zone = Optional.ofNullable(record.getZone());
    if (!zone.map(FeedRules::isZone).orElse(true)) {
      throw new IllegalArgumentException("no IANA zone: " + zone.get());
    }
    return new FeedSettings(
        record.getId(),
        record.getRevision(),
        record.getProvider(),
        record.getName(),
        Optional.ofNullable(record.getSite()).map(URI::create),
        Optional.ofNullable(record.getMediaType()),
        zone,
        Optional.ofNullable(record.getLanguage()),
        record.getCategories(),
        pushing(record),
        Optional.ofNullable(record.getUrl()).map(url -> polling(url, record)),
        Optional.ofNullable(record.getDirectory()),
        record.getPaused(),
        Origin.valueOf(record.getOrigin().toUpperCase(Locale.ROOT)),
        record.getCreated(),
        record.getChanged());
  }

  private static Pushing pushing(FeedDefinition record) {
    return new Pushing(
        record.getKeys().stream().map(DefinitionRecord::key).toList(),
        secrets(record, FeedSecrets.SIGNING),
        optional(record.getRate()),
        optional(record.getBurst()));
  }

  private static Polling polling(String url, FeedDefinition record) {
    return new Polling(
        URI.create(url),
        secrets(record, FeedSecrets.HEADERS).stream().findFirst(),
        Optional.ofNullable(record.getMinInterval()).map(Duration::ofMillis),
        Optional.ofNullable(record.getMaxInterval()).map(Duration::ofMillis),
        FullText.valueOf(record.getFullText().toUpperCase(Locale.ROOT)),
        !record.getWebsub().equals("off"),
        Optional.ofNullable(record.getRefreshRequested()));
  }

  private static FeedKey key(Key key) {
    return new FeedKey(
        key.hash().hex(), key.created(), key.expires().orElse(null), key.label().orElse(null));
  }

  private static Key key(FeedKey key) {
    return new Key(
        KeyHash.fromHex(key.getSha256()),
        key.getCreated(),
        Optional.ofNullable(key.getExpires()),
        Optional.ofNullable(key.getLabel()));
  }

  private static FeedSecret secret(String purpose, Sealed sealed) {
    return new FeedSecret(
        purpose,
        sealed.keyId(),
        ByteBuffer.wrap(sealed.bytes()),
        sealed.created(),
        sealed.expires().orElse(null));
  }

  private static List<Sealed> secrets(FeedDefinition record, String purpose) {
    return record.getSecrets().stream()
        .filter(secret -> secret.getPurpose().equals(purpose))
        .map(
            secret -> {
              byte[] bytes = new byte[secret.getSealed().remaining()];
              secret.getSealed().duplicate().get(bytes);
              return new Sealed(
                  secret.getKeyId(),
                  bytes,
                  secret.getCreated(),
                  Optional.ofNullable(secret.getExpires()));
            })
        .toList();
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
