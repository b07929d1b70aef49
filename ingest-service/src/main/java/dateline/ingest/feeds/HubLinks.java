package dateline.ingest.feeds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code Link} headers say of hubs (RFC 8288 section 3).
 *
 * @param hubs addresses of hubs
 * @param self the feed's address for them
 */
record HubLinks(List<String> hubs, Optional<String> self) {

  private static final Pattern LINK =
      Pattern.compile("<([^<>]{1,2000})>\\s*;([^<]{0,500})", Pattern.CASE_INSENSITIVE);
  private static final Pattern REL =
      Pattern.compile("rel\\s*=\\s*\"?([^\";,]{1,100})", Pattern.CASE_INSENSITIVE);

  static HubLinks of(List<String> headers) {
    List<String> hubs = new ArrayList<>();
    Optional<String> self = Optional.empty();
    for (String header : headers) {
      Matcher link = LINK.matcher(header);
      while (link.find()) {
        Matcher rel = REL.matcher(link.group(2));
        List<String> rels = rel.find() ? List.of(rel.group(1).strip().split("\\s+")) : List.of();
        if (rels.contains("hub")) {
          hubs.add(link.group(1));
        } else if (rels.contains("self")) {
          self = Optional.of(link.group(1));
        }
      }
    }
    return new HubLinks(hubs, self);
  }
}
