package dateline.enrich.tag;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds places of the gazetteer. A place inside the name of an organisation or person is no place
 * of the article: a "Bank of China" puts no story in China.
 */
final class PlaceFinder {

  private final ArticleText article;
  private final PlaceReading reading;

  PlaceFinder(ArticleText article) {
    this.article = article;
    this.reading = new PlaceReading(article);
  }

  void find() {
    List<Part> parts = article.parts();
    Set<String> confirmed = new HashSet<>();
    List<Runnable> doubtful = new ArrayList<>();
    for (Part part : parts) {
      for (int i = 0; i < part.tokens().size(); i++) {
        Optional<Hit> found = article.hit(part, i);
        if (found.isEmpty() || found.get().from() != i) {
          continue;
        }
        Hit hit = found.get();
        if (hit.name().kind() != TagKind.PLACE
            || seaOrTitle(part, hit)
            || !article.free(part, hit.from(), hit.to())) {
          continue;
        }
        if (!hit.name().doubtful() || article.standsAlone(hit, part)) {
          confirmed.add(hit.name().key());
          claim(part, hit);
        } else {
          doubtful.add(
              () -> {
                if (confirmed.contains(hit.name().key()) && !nextToName(part, hit)) {
                  claim(part, hit);
                }
              });
        }
      }
    }
    doubtful.forEach(Runnable::run);
  }

  /** "Gulf of Aden", "Duke of York": no statement on the city. */
  private boolean seaOrTitle(Part part, Hit hit) {
    int i = hit.from();
    return hit.name().type().equals("city")
        && i >= 2
        && part.token(i).joined()
        && part.token(i - 1).joined()
        && part.token(i - 1).text().equals("of")
        && part.token(i - 2).capital()
        && !part.titleCase(i)
        && !article.lexicon().isHead(part.token(i - 2).text());
  }

  private boolean nextToName(Part part, Hit hit) {
    boolean behind =
        hit.to() < part.tokens().size()
            && part.token(hit.to()).joined()
            && part.token(hit.to()).capital();
    return behind && !part.titleCase(hit.from());
  }

  private void claim(Part part, Hit hit) {
    String label = part.text().substring(hit.start(), hit.end());
    KnownName name = reading.of(part, hit);
    int confidence = name.doubtful() ? 70 : name.country() ? 95 : 85;
    article.claim(
        new Mention(
            TagKind.PLACE,
            name.key(),
            label,
            Optional.of(name),
            confidence,
            part,
            hit.start(),
            hit.end()),
        hit.from(),
        hit.to());
  }
}
