package dateline.ingest.publish;

import dateline.ArticleUri;
import dateline.IdentitySource;
import dateline.RawArticle;
import dateline.RawCredit;
import dateline.RawLink;
import dateline.RawMedia;
import dateline.RawTag;
import dateline.RawText;
import dateline.RawTime;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.Parts;
import dateline.ingest.format.WireItem;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** An item in the shape of the contract. */
public final class RawRecord {

  private RawRecord() {}

  /** The record of an item of this delivery, under this identifier. */
  public static RawArticle of(Delivery delivery, String id, WireItem item) {
    Identity identity = item.identity();
    return RawArticle.newBuilder()
        .setId(id)
        .setUri(ArticleUri.of(delivery.feed().provider(), identity.identifier()))
        .setFeed(delivery.feed().id())
        .setProvider(delivery.feed().provider())
        .setTransport(delivery.transport().word())
        .setReceived(delivery.received())
        .setFeedZone(delivery.feed().zone().orElse(null))
        .setFeedLanguage(delivery.feed().language().orElse(null))
        .setIdentitySource(source(identity.source()))
        .setGuid(identity.guid().orElse(null))
        .setVersion(fact(item, Fact.VERSION))
        .setPubStatus(fact(item, Fact.PUB_STATUS))
        .setFormat(item.payload().format())
        .setMediaType(item.payload().mediaType())
        .setCharset(item.payload().charset().orElse(null))
        .setContent(ByteBuffer.wrap(item.payload().content()))
        .setSourceUrl(delivery.sourceUrl().orElse(null))
        .setHttp(delivery.http())
        .setTexts(item.parts().texts().stream().map(RawRecord::text).toList())
        .setTimes(item.parts().times().stream().map(RawRecord::time).toList())
        .setTags(item.parts().tags().stream().map(RawRecord::tag).toList())
        .setCredits(item.parts().credits().stream().map(RawRecord::credit).toList())
        .setLinks(item.parts().links().stream().map(RawRecord::link).toList())
        .setMedia(item.parts().media().stream().map(RawRecord::medium).toList())
        .setLanguage(item.fact(Fact.LANGUAGE).orElse(delivery.http().get("content-language")))
        .setSlugline(fact(item, Fact.SLUGLINE))
        .setUrgency(item.fact(Fact.URGENCY).map(Integer::valueOf).orElse(null))
        .setLocated(fact(item, Fact.LOCATED))
        .setEdNote(fact(item, Fact.ED_NOTE))
        .setUsageTerms(fact(item, Fact.USAGE_TERMS))
        .setCopyrightHolder(fact(item, Fact.COPYRIGHT_HOLDER))
        .setCopyrightNotice(fact(item, Fact.COPYRIGHT_NOTICE))
        .setInfoSource(fact(item, Fact.INFO_SOURCE))
        .setNinjs(fact(item, Fact.NINJS))
        .setSignals(item.marks().signals())
        .setWireNumbers(item.marks().wireNumbers())
        .setTake(boxed(item.marks().take()))
        .build();
  }

  private static String fact(WireItem item, Fact fact) {
    return item.fact(fact).orElse(null);
  }

  private static IdentitySource source(Identity.Source source) {
    return switch (source) {
      case GUID -> IdentitySource.guid;
      case PERMALINK -> IdentitySource.permalink;
      case CANONICAL -> IdentitySource.canonical;
      case CONTENT -> IdentitySource.content;
      case KEYWORD -> IdentitySource.keyword;
      case WIRE_NUMBER -> IdentitySource.wireNumber;
    };
  }

  private static RawText text(Parts.Text text) {
    return new RawText(text.role(), text.contentType(), text.value());
  }

  private static RawTime time(Parts.Time time) {
    return new RawTime(time.role(), time.raw(), time.source());
  }

  private static RawTag tag(Parts.Tag tag) {
    return new RawTag(
        tag.kind(),
        tag.label(),
        tag.uri().orElse(null),
        tag.literal().orElse(null),
        tag.scheme().orElse(null),
        tag.rel().orElse(null),
        boxed(tag.relevance()),
        boxed(tag.confidence()));
  }

  private static RawCredit credit(Parts.Credit credit) {
    return new RawCredit(credit.role(), credit.raw());
  }

  private static RawLink link(Parts.Link link) {
    return new RawLink(
        link.rel(), link.href(), link.title().orElse(null), link.contentType().orElse(null));
  }

  private static RawMedia medium(Parts.Medium medium) {
    return RawMedia.newBuilder()
        .setType(medium.type())
        .setHref(medium.href())
        .setContentType(medium.contentType().orElse(null))
        .setTitle(medium.title().orElse(null))
        .setCaption(medium.caption().orElse(null))
        .setCredit(medium.credit().orElse(null))
        .setWidth(boxed(medium.width()))
        .setHeight(boxed(medium.height()))
        .setSizeInBytes(boxed(medium.sizeInBytes()))
        .build();
  }

  private static Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  private static Long boxed(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
