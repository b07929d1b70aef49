package dateline.enrich.tag;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides which of several places of one name a text means, by the places around it. */
final class PlaceReading {

  private static final Map<String, String> OTHERS = others();

  private final ArticleText article;
  private final Set<String> countries = new HashSet<>();

  PlaceReading(ArticleText article) {
    this.article = article;
    for (Part part : article.parts()) {
      for (int i = 0; i < part.tokens().size(); i++) {
        article
            .hit(part, i)
            .map(Hit::name)
            .filter(name -> !name.doubtful())
            .flatMap(KnownName::countryCode)
            .ifPresent(countries::add);
      }
    }
  }

  /** The place that a hit means: "Georgia" beside Atlanta, "Athens" before ", Georgia". */
  KnownName of(Part part, Hit hit) {
    String form = part.text().substring(hit.start(), hit.end());
    String other = OTHERS.get(form);
    if (other != null) {
      boolean elsewhere = countries.contains(other) && !nearby(hit.name());
      return elsewhere ? moved(hit.name(), "region", form, other) : hit.name();
    }
    if (!hit.name().type().equals("city") || hit.to() >= part.tokens().size()) {
      return hit.name();
    }
    Optional<Hit> next =
        part.token(hit.to()).before() == ',' ? article.hit(part, hit.to()) : Optional.empty();
    return next.filter(h -> h.from() == hit.to())
        .map(
            h ->
                OTHERS.containsKey(part.text().substring(h.start(), h.end()))
                    ? of(part, h)
                    : h.name())
        .filter(name -> name.type().equals("region"))
        .flatMap(KnownName::countryCode)
        .filter(code -> !Optional.of(code).equals(hit.name().countryCode()))
        .map(code -> moved(hit.name(), "city", form, code))
        .orElse(hit.name());
  }

  private boolean nearby(KnownName name) {
    return name.countryCode().filter(countries::contains).isPresent();
  }

  private static KnownName moved(KnownName name, String type, String form, String code) {
    return new KnownName(
        TagKind.PLACE, type, type + ":" + form + "/" + code, Optional.of(code), name.doubtful());
  }

  private static Map<String, String> others() {
    Map<String, String> others = new HashMap<>();
    for (String[] row : Resource.rows("places.tsv")) {
      if (row[0].equals("other")) {
        List.of(row[2].split("\\|")).forEach(name -> others.put(name, row[1]));
      }
    }
    return Map.copyOf(others);
  }
}
