package dateline.enrich.text;

import dateline.enrich.text.ExtractedText.CreditLine;
import dateline.enrich.text.ExtractedText.EditorialLink;
import dateline.enrich.text.ExtractedText.LabelledTime;
import dateline.enrich.text.ExtractedText.MediaItem;
import dateline.enrich.text.ExtractedText.StatedEntity;
import dateline.enrich.text.ExtractedText.Teaser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Collects what is found while one delivery is taken apart. Statements found twice count once. */
final class Draft {

  private static final int MOST = 200;

  Optional<String> kicker = Optional.empty();
  Optional<String> headline = Optional.empty();
  Optional<String> standfirst = Optional.empty();
  Optional<String> summary = Optional.empty();
  Optional<String> dateline = Optional.empty();
  Optional<String> located = Optional.empty();
  Optional<String> language = Optional.empty();
  Optional<String> canonicalUrl = Optional.empty();
  Optional<String> providerName = Optional.empty();
  Optional<String> charset = Optional.empty();
  private final List<CreditLine> credits = new ArrayList<>();
  private final Set<LabelledTime> times = new LinkedHashSet<>();
  private final List<EditorialLink> links = new ArrayList<>();
  private final List<Teaser> teasers = new ArrayList<>();
  private final Set<String> categories = new LinkedHashSet<>();
  private final Set<String> keywords = new LinkedHashSet<>();
  private final Set<StatedEntity> entities = new LinkedHashSet<>();
  private final List<MediaItem> media = new ArrayList<>();
  private final List<String> furniture = new ArrayList<>();

  void addCredits(Collection<CreditLine> found) {
    for (CreditLine credit : found) {
      boolean known =
          credits.stream()
              .anyMatch(
                  c -> c.name().equalsIgnoreCase(credit.name()) && c.role().equals(credit.role()));
      if (!known && credits.size() < MOST) {
        credits.add(credit);
      }
    }
  }

  /** Adds authors from metadata, unless the page itself names them in some role. */
  void addStatedCredit(CreditLine credit) {
    if (credits.stream().noneMatch(c -> c.name().equalsIgnoreCase(credit.name()))) {
      addCredits(List.of(credit));
    }
  }

  boolean hasCredit(String role) {
    return credits.stream().anyMatch(c -> c.role().equals(role));
  }

  void addTime(LabelledTime time) {
    boolean known =
        times.stream().anyMatch(t -> t.role().equals(time.role()) && t.raw().equals(time.raw()));
    if (!known && times.size() < MOST) {
      times.add(time);
    }
  }

  boolean hasTime(String role) {
    return times.stream().anyMatch(t -> t.role().equals(role));
  }

  void addLink(EditorialLink link) {
    boolean known = links.stream().anyMatch(l -> l.title().equalsIgnoreCase(link.title()));
    if (!known && links.size() < MOST) {
      links.add(link);
    }
  }

  void addTeaser(Teaser teaser) {
    if (teasers.size() < MOST) {
      teasers.add(teaser);
    }
  }

  void addCategories(Collection<String> found) {
    addAll(categories, found);
  }

  void addKeywords(Collection<String> found) {
    addAll(keywords, found);
  }

  void addEntity(StatedEntity entity) {
    if (entities.size() < MOST) {
      entities.add(entity);
    }
  }

  void addMedia(MediaItem item) {
    boolean known = media.stream().anyMatch(m -> m.href().equals(item.href()));
    if (!known && media.size() < MOST) {
      media.add(item);
    }
  }

  void addFurniture(String line) {
    if (furniture.size() < MOST) {
      furniture.add(line);
    }
  }

  ExtractedText finish(Body body) {
    return new ExtractedText(
        kicker,
        headline,
        standfirst,
        summary,
        body.sections(),
        body.plain(),
        body.markup(),
        List.copyOf(credits),
        List.copyOf(times),
        dateline,
        located,
        List.copyOf(links),
        List.copyOf(teasers),
        List.copyOf(categories),
        List.copyOf(keywords),
        List.copyOf(entities),
        language,
        canonicalUrl,
        providerName,
        List.copyOf(media),
        List.copyOf(furniture),
        charset);
  }

  private static void addAll(Set<String> all, Collection<String> found) {
    for (String text : found) {
      String clean = CleanText.line(text);
      boolean known = all.stream().anyMatch(t -> t.equalsIgnoreCase(clean));
      if (!clean.isEmpty() && !known && clean.length() <= 120 && all.size() < MOST) {
        all.add(clean);
      }
    }
  }

  /** Whether two texts say the same but for case and signs. */
  static boolean same(String one, String other) {
    return letters(one).equals(letters(other));
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString().toLowerCase(Locale.ROOT);
  }
}
