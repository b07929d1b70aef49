package dateline.enrich.tag;

import java.util.List;

/**
 * A source that the text attributes statements to (ninjs {@code infoSources}).
 *
 * @param name organisation as the text names it
 * @param role always {@code attribution}
 * @param evidence the sentences that attribute
 */
public record FoundSource(String name, String role, List<Passage> evidence) {

  public FoundSource {
    evidence = List.copyOf(evidence);
  }
}
