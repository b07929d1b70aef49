package dateline.ingest.source;

import dateline.ingest.source.FeedSettings.FullText;
import dateline.ingest.source.FeedSettings.Polling;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a definition says that its feed is polled. */
final class PollingRules {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(31);

  private PollingRules() {}

  /** How it is polled, if it has a sound address; whatever is wrong is faulted. */
  static Optional<Polling> read(Stated stated, AddressRules addresses) {
    boolean stating = stated.value("url").isPresent();
    Optional<URI> url = addresses.url(stated, "url");
    Optional<Duration> least = stated.span("minInterval", SHORTEST, LONGEST);
    Optional<Duration> most = stated.span("maxInterval", SHORTEST, LONGEST);
    if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
      stated.fault("maxInterval", "is shorter than minInterval");
    }
    FullText fullText = FullText.NEVER;
    Optional<String> pages = stated.text("fullText", 20);
    if (pages.isPresent()) {
      try {
        fullText = FullText.valueOf(pages.get().toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        stated.fault("fullText", "is not one of never, stub, always: " + pages.get());
      }
    }
    Optional<String> websub = stated.text("websub", 20);
    if (websub.isPresent() && !Set.of("auto", "off").contains(websub.get())) {
      stated.fault("websub", "is neither auto nor off: " + websub.get());
    }
    if (!stating) {
      for (String name : List.of("minInterval", "maxInterval")) {
        if (stated.value(name).isPresent()) {
          stated.fault(name, "is for a feed that has a url");
        }
      }
    }
    boolean hubs = !websub.equals(Optional.of("off"));
    FullText wanted = fullText;
    return url.map(
        at -> new Polling(at, Optional.empty(), least, most, wanted, hubs, Optional.empty()));
  }
}
