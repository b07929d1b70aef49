package dateline.enrich.relate;

import java.util.List;
import java.util.Optional;

/**
 * A link to another article of the window.
 *
 * @param kind same text or same story
 * @param uri the other article
 * @param title its headline
 * @param url its address for readers
 * @param feed feed that carried it
 * @param score from 0 to 1: estimated overlap of the texts, or likeness of the stories
 * @param evidence reasons in words
 */
public record Relation(
    RelationKind kind,
    String uri,
    String title,
    Optional<String> url,
    String feed,
    double score,
    List<String> evidence) {

  public Relation {
    evidence = List.copyOf(evidence);
  }
}
