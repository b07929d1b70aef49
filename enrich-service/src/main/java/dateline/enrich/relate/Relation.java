package dateline.enrich.relate;

import java.util.List;

/**
 * A link to another article of the window. It has none of the other article's words: they would
 * stay here when that one is killed.
 *
 * @param kind same text or same story
 * @param uri the other article
 * @param feed feed that carried it
 * @param score from 0 to 1: estimated overlap of the texts, or likeness of the stories
 * @param evidence reasons in words
 */
public record Relation(
    RelationKind kind, String uri, String feed, double score, List<String> evidence) {

  public Relation {
    evidence = List.copyOf(evidence);
  }
}
