package dateline.ingest.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes ids and providers for feeds that state none, from what people would call them. */
public final class FeedIds {

  private static final int LONGEST = 48;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern EDGES = Pattern.compile("^-+|-+$");
  private static final Pattern HOST_PREFIX =
      Pattern.compile("^(?:www|feeds?|rss|news)\\d?\\.(?=.*\\.)");

  private FeedIds() {}

  /**
   * An id from the name, else from the address' host and last part, with a number where it is
   * taken.
   */
  public static String of(ObjectNode stated, Predicate<String> taken) {
    String id = slug(stated.path("name").asText(""));
    if (id.length() < 2) {
      id = address(stated).map(FeedIds::ofAddress).orElse("");
    }
    id = id.isEmpty() ? slug(stated.path("provider").asText("")) : id;
    id = id.isEmpty() ? "feed" : id;
    String free = id;
    for (int i = 2; taken.test(free); i++) {
      free = id + "-" + i;
    }
    return free;
  }

  /** The provider that an address speaks for: its host. */
  static Optional<String> provider(URI url) {
    return Optional.ofNullable(url.getHost())
        .map(host -> slug(HOST_PREFIX.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("")))
        .filter(name -> !name.isEmpty());
  }

  /**
   * States the provider where an outline states none. One without a sound address gets any: the
   * address itself is what is refused then.
   */
  public static void completeProvider(ObjectNode stated) {
    if (!stated.hasNonNull("provider")) {
      stated.put("provider", address(stated).flatMap(FeedIds::provider).orElse("opml"));
    }
  }

  private static String ofAddress(URI url) {
    String path = Optional.ofNullable(url.getPath()).orElse("");
    return slug(provider(url).orElse("") + "-" + path.replaceFirst("\\.[a-z]{2,4}$", ""));
  }

  private static Optional<URI> address(ObjectNode stated) {
    try {
      return Optional.of(URI.create(stated.path("url").asText("")))
          .filter(u -> u.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String slug(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    String joined = OTHERS.matcher(MARKS.matcher(plain).replaceAll("")).replaceAll("-");
    String cut = joined.length() > LONGEST ? joined.substring(0, LONGEST) : joined;
    return EDGES.matcher(cut).replaceAll("");
  }
}
