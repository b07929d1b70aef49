package dateline.enrich.article;

import dateline.AltId;
import dateline.Article;
import dateline.Credit;
import dateline.DiscoveryHint;
import dateline.Media;
import dateline.PubStatus;
import dateline.RawArticle;
import dateline.RawMedia;
import dateline.Text;
import dateline.TimeStatement;
import dateline.enrich.text.ExtractedText;
import dateline.enrich.text.ExtractedText.CreditLine;
import dateline.enrich.text.ExtractedText.MediaItem;
import dateline.enrich.text.ExtractedText.Teaser;
import dateline.enrich.version.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts an article together from the delivery and its text. What later steps find is added by {@link
 * Enrichment}.
 */
final class ArticleAssembly {

  private static final String PLAIN = "text/plain";
  private static final String XHTML = "application/xhtml+xml";

  private final TimeStep times;

  ArticleAssembly(TimeStep times) {
    this.times = times;
  }

  /**
   * The text-free marker that stands for a withdrawn or withheld article, or for a version of it.
   */
  Article.Builder marker(RawArticle raw, Draft draft, Moment moment, List<String> faults) {
    return Article.newBuilder()
        .setUri(raw.getUri())
        .setVersion(raw.getVersion())
        .setVersionKey(draft.version().key())
        .setContentHash(draft.version().contentHash())
        .setPubStatus(pubStatus(draft.version().status()))
        .setUrgency(raw.getUrgency())
        .setVersionCreated(draft.times().instant("versionCreated").orElse(null))
        .setFeed(raw.getFeed())
        .setProvider(raw.getProvider())
        .setFirstSeen(moment.firstSeen())
        .setReceived(raw.getReceived())
        .setEnriched(moment.now())
        .setFaults(new ArrayList<>(faults))
        .setSkippedSteps(new ArrayList<>());
  }

  /** The article, without what machines say about it. */
  Article.Builder article(RawArticle raw, Draft draft, Moment moment, List<String> faults) {
    ExtractedText text = draft.text();
    Article.Builder article = marker(raw, draft, moment, faults);
    stateTimes(article, draft.times());
    return article
        .setFaults(withTimeFaults(faults, draft.times()))
        .setDeclaredLanguage(declaredLanguage(raw, text).orElse(null))
        .setSlugline(raw.getSlugline())
        .setHeadlines(headlines(text))
        .setDescriptions(descriptions(text))
        .setBodies(bodies(text))
        .setBy(byline(text).orElse(null))
        .setCredits(
            text.credits().stream().map(c -> new Credit(c.name(), c.role(), c.raw())).toList())
        .setLocated(Optional.ofNullable(raw.getLocated()).or(text::located).orElse(null))
        .setDateline(text.dateline().orElse(null))
        .setEdNote(raw.getEdNote())
        .setDiscoveryHints(text.teasers().stream().map(t -> hint(raw, text, t)).toList())
        .setMedia(media(raw, text))
        .setUrl(url(raw, text).orElse(null))
        .setAltIds(altIds(raw, text))
        .setUsageTerms(raw.getUsageTerms())
        .setCopyrightHolder(raw.getCopyrightHolder())
        .setCopyrightNotice(raw.getCopyrightNotice())
        .setNinjs(Optional.ofNullable(raw.getNinjs()).flatMap(SafeRemainder::of).orElse(null));
  }

  static Optional<String> declaredLanguage(RawArticle raw, ExtractedText text) {
    return Optional.ofNullable(raw.getLanguage())
        .or(text::language)
        .or(() -> Optional.ofNullable(raw.getFeedLanguage()));
  }

  static Optional<String> url(RawArticle raw, ExtractedText text) {
    return text.canonicalUrl()
        .or(() -> link(raw, "canonical"))
        .or(() -> link(raw, "alternate"))
        .or(() -> Optional.ofNullable(raw.getSourceUrl()));
  }

  /** The first link of this relation that the format states, and that leads to a page. */
  static Optional<String> link(RawArticle raw, String rel) {
    return raw.getLinks().stream()
        .filter(l -> l.getRel().equals(rel))
        .map(l -> l.getHref())
        .filter(Addresses::isWeb)
        .findFirst();
  }

  private static void stateTimes(Article.Builder article, StatedTimes times) {
    article
        .setTimes(new ArrayList<>(times.all()))
        .setFirstCreated(times.instant("firstCreated").orElse(null))
        .setPublished(times.instant("published").orElse(null))
        .setContentCreated(times.instant("contentCreated").orElse(null))
        .setEmbargoed(times.instant("embargoed").orElse(null))
        .setExpires(times.instant("expires").orElse(null));
  }

  private static List<String> withTimeFaults(List<String> faults, StatedTimes times) {
    List<String> all = new ArrayList<>(faults);
    boolean future =
        times.all().stream()
            .filter(t -> !t.getRole().equals("embargoed") && !t.getRole().equals("expires"))
            .map(TimeStatement::getFlags)
            .anyMatch(flags -> flags.contains("future"));
    if (future) {
      all.add("future-date");
    }
    return all;
  }

  private static List<Text> headlines(ExtractedText text) {
    List<Text> headlines = new ArrayList<>();
    text.headline().ifPresent(h -> headlines.add(text("main", PLAIN, h)));
    text.kicker().ifPresent(k -> headlines.add(text("kicker", PLAIN, k)));
    return headlines;
  }

  private static List<Text> descriptions(ExtractedText text) {
    List<Text> descriptions = new ArrayList<>();
    text.standfirst().ifPresent(s -> descriptions.add(text("standfirst", PLAIN, s)));
    text.summary()
        .filter(s -> !s.equals(text.standfirst().orElse("")))
        .ifPresent(s -> descriptions.add(text("summary", PLAIN, s)));
    return descriptions;
  }

  private static List<Text> bodies(ExtractedText text) {
    if (text.plain().isEmpty()) {
      return List.of();
    }
    Text plain = text("main", PLAIN, text.plain());
    plain.setCharCount(text.plain().codePointCount(0, text.plain().length()));
    plain.setWordCount(words(text.plain()));
    return List.of(plain, text("richtext", XHTML, text.markup()));
  }

  private static int words(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean part = !Character.isWhitespace(text.charAt(i));
      words += part && !inside ? 1 : 0;
      inside = part;
    }
    return words;
  }

  private static Text text(String role, String contentType, String value) {
    return Text.newBuilder().setRole(role).setContentType(contentType).setValue(value).build();
  }

  /** Authors by name; where there is none, no line: a desk's "Published by" is no byline. */
  private static Optional<String> byline(ExtractedText text) {
    String names =
        text.credits().stream()
            .filter(c -> c.role().equals("author"))
            .map(CreditLine::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  private DiscoveryHint hint(RawArticle raw, ExtractedText text, Teaser teaser) {
    return DiscoveryHint.newBuilder()
        .setTitle(teaser.title())
        .setExcerpt(teaser.excerpt().orElse(null))
        .setUrl(teaser.url().filter(Addresses::isHarmless).orElse(null))
        .setTime(teaser.rawDate().map(d -> times.teaser(raw, text, d)).orElse(null))
        .build();
  }

  private static List<Media> media(RawArticle raw, ExtractedText text) {
    List<Media> media = new ArrayList<>();
    raw.getMedia().stream()
        .filter(m -> Addresses.isHarmless(m.getHref()))
        .forEach(m -> media.add(delivered(m)));
    for (MediaItem item : text.media()) {
      if (media.stream().noneMatch(m -> m.getHref().equals(item.href()))) {
        media.add(found(item));
      }
    }
    return media;
  }

  private static Media delivered(RawMedia m) {
    return new Media(
        m.getType(),
        m.getHref(),
        m.getContentType(),
        m.getTitle(),
        m.getCaption(),
        m.getAlt(),
        m.getCredit(),
        m.getWidth(),
        m.getHeight(),
        m.getSizeInBytes());
  }

  private static Media found(MediaItem m) {
    return Media.newBuilder()
        .setType(m.type())
        .setHref(m.href())
        .setCaption(m.caption().orElse(null))
        .setAlt(m.alt().orElse(null))
        .setCredit(m.credit().orElse(null))
        .setWidth(m.width().orElse(null))
        .setHeight(m.height().orElse(null))
        .build();
  }

  private static List<AltId> altIds(RawArticle raw, ExtractedText text) {
    List<AltId> ids = new ArrayList<>();
    Optional.ofNullable(raw.getGuid()).ifPresent(guid -> ids.add(new AltId("guid", guid)));
    text.canonicalUrl().ifPresent(url -> ids.add(new AltId("canonical", url)));
    return ids;
  }

  private static PubStatus pubStatus(Status status) {
    return switch (status) {
      case USABLE -> PubStatus.usable;
      case WITHHELD -> PubStatus.withheld;
      case CANCELED -> PubStatus.canceled;
    };
  }
}
