package dateline.enrich.tag;

import java.util.Optional;

/**
 * One occurrence of a name.
 *
 * @param kind person, organisation or place
 * @param key the same for all mentions of one thing
 * @param label name as it stands here
 * @param known the gazetteer's entry, if the name came from it
 * @param confidence from 0 to 100
 * @param part text it stands in
 * @param start first code unit
 * @param end behind the last
 */
record Mention(
    TagKind kind,
    String key,
    String label,
    Optional<KnownName> known,
    int confidence,
    Part part,
    int start,
    int end) {

  Passage passage() {
    return part.passage(start, end);
  }
}
