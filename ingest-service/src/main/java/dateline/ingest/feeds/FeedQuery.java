package dateline.ingest.feeds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.source.Feed;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.FeedSettings.Origin;
import dateline.ingest.source.FeedSettings.Polling;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What a list of feeds is asked for with; a page ends with a cursor that the next one begins at.
 */
class FeedQuery {

  private static final int LARGEST_PAGE = 500;

  @RestQuery String provider;
  @RestQuery String origin;
  @RestQuery String paused;
  @RestQuery String q;
  @RestQuery String cursor;
  @RestQuery String limit;

  /**
   * A page of them, as JSON with {@code feeds} and, where there is more, {@code next}.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a parameter that makes no sense
   */
  ObjectNode page(Collection<Feed> feeds, Function<FeedSettings, Optional<ObjectNode>> shown) {
    Predicate<FeedSettings> wanted = filter();
    String after = Optional.ofNullable(cursor).map(FeedQuery::decoded).orElse("");
    int size = size();
    ObjectNode page = FeedJson.object();
    ArrayNode list = page.putArray("feeds");
    String last = "";
    for (Feed feed : feeds) {
      if (feed.id().compareTo(after) <= 0 || !wanted.test(feed.settings())) {
        continue;
      }
      Optional<ObjectNode> json = shown.apply(feed.settings());
      if (json.isEmpty()) {
        continue;
      }
      if (list.size() == size) {
        page.put("next", encoded(last));
        break;
      }
      list.add(json.get());
      last = feed.id();
    }
    return page;
  }

  private Predicate<FeedSettings> filter() {
    Optional<Origin> from = Optional.ofNullable(origin).map(FeedQuery::origin);
    Optional<Boolean> still = Optional.ofNullable(paused).map(FeedQuery::flag);
    Optional<String> words = Optional.ofNullable(q).map(text -> text.toLowerCase(Locale.ROOT));
    return feed ->
        (provider == null || feed.provider().equals(provider))
            && from.map(feed.origin()::equals).orElse(true)
            && still.map(on -> feed.paused() == on).orElse(true)
            && words.map(text -> holds(feed, text)).orElse(true);
  }

  private static boolean holds(FeedSettings feed, String text) {
    return (feed.id()
            + "\n"
            + feed.name()
            + "\n"
            + feed.provider()
            + "\n"
            + feed.poll().map(Polling::url).map(Object::toString).orElse("")
            + "\n"
            + String.join("\n", feed.categories()))
        .toLowerCase(Locale.ROOT)
        .contains(text);
  }

  private int size() {
    if (limit == null) {
      return 50;
    }
    try {
      int size = Integer.parseInt(limit);
      if (size >= 1 && size <= LARGEST_PAGE) {
        return size;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw FeedProblems.malformed("limit is no number from 1 to " + LARGEST_PAGE + ".");
  }

  private static Origin origin(String code) {
    return Arrays.stream(Origin.values())
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> FeedProblems.malformed("origin is not one of rest, opml, file, configuration."));
  }

  private static boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw FeedProblems.malformed("paused is neither true nor false.");
    }
    return text.equals("true");
  }

  private static String encoded(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw FeedProblems.malformed("cursor is none that a page ended with.");
    }
  }
}
