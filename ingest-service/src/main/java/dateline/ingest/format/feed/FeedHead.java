package dateline.ingest.format.feed;

import dateline.ingest.format.Fact;
import dateline.ingest.format.Parts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a feed says about itself. Texts are as delivered, in the roles {@code headline} (its title),
 * {@code summary} (subtitle, description) and {@code rights}; addresses are whole where a base was
 * known.
 *
 * @param parts texts, times ({@code published}, {@code versionCreated}), categories, people, links
 *     by relation and pictures
 * @param facts language, rights and terms
 * @param id its identifier, where the format has one
 * @param pace how often it wants to be looked at
 * @param newAddress the address that it moved to ({@code itunes:new-feed-url})
 * @param complete whether it holds all entries that there are ({@code fh:complete}, RFC 5005
 *     section 2)
 * @param archive whether it is an old part of a feed that never changes ({@code fh:archive},
 *     section 4)
 */
public record FeedHead(
    Parts parts,
    Map<Fact, String> facts,
    Optional<String> id,
    FeedPace pace,
    Optional<String> newAddress,
    boolean complete,
    boolean archive) {

  /** Of a document that says nothing about itself. */
  public static final FeedHead NONE =
      new FeedHead(
          new Parts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
          Map.of(),
          Optional.empty(),
          FeedPace.UNSTATED,
          Optional.empty(),
          false,
          false);

  public FeedHead {
    facts = Map.copyOf(facts);
  }

  /** The text in a role. */
  public Optional<Parts.Text> text(String role) {
    return parts.texts().stream().filter(text -> text.role().equals(role)).findFirst();
  }

  /**
   * The addresses of a relation: {@code alternate} (the site), {@code next}, {@code prev-archive}.
   */
  public List<String> links(String rel) {
    return parts.links().stream()
        .filter(link -> link.rel().equals(rel))
        .map(Parts.Link::href)
        .toList();
  }

  /** The hubs that announce its changes (WebSub section 4). */
  public List<String> hubs() {
    return links("hub");
  }

  /** The address that the feed has for itself, and for its hubs (WebSub section 4). */
  public Optional<String> self() {
    return links("self").stream().findFirst();
  }

  /** The people in a role: {@code author}, {@code contributor} or {@code publisher}. */
  public List<Parts.Credit> people(String role) {
    return parts.credits().stream().filter(credit -> credit.role().equals(role)).toList();
  }

  /** A picture that stands for the feed. */
  public Optional<String> image() {
    return parts.media().stream().map(Parts.Medium::href).findFirst();
  }
}
