package dateline.enrich.tag;

import java.util.List;

/**
 * All that tagging found.
 *
 * @param tags provider's first, then by kind, each kind by falling relevance
 * @param sources in the order of their first attribution
 */
public record TagResult(List<FoundTag> tags, List<FoundSource> sources) {

  public TagResult {
    tags = List.copyOf(tags);
    sources = List.copyOf(sources);
  }
}
