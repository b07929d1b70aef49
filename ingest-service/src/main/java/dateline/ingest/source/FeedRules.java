package dateline.ingest.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ArticleUri;
import dateline.KeyHash;
import dateline.ingest.format.Fault;
import dateline.ingest.format.detect.Formats;
import dateline.ingest.source.FeedSettings.Key;
import dateline.ingest.source.FeedSettings.Origin;
import dateline.ingest.source.FeedSettings.Pushing;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one place that says what a sound definition is, wherever it was stated: over the API, in
 * OPML, in a file or in the configuration. All of them bring it here as a JSON object with the
 * fields of the API.
 */
@Singleton
public final class FeedRules {

  /** Fields of the API that say how it is, and change nothing when they are sent back. */
  public static final Set<String> READ_ONLY =
      Set.of("revision", "origin", "created", "changed", "keys", "secrets", "refreshRequested");

  private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?");
  private static final Pattern DIRECTORY =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}(?:/[A-Za-z0-9_][A-Za-z0-9._-]{0,63}){0,4}");
  private static final Pattern CATEGORY =
      Pattern.compile("[^,/\\s](?:[^,/]*[^,/\\s])?(?:/[^,/\\s](?:[^,/]*[^,/\\s])?)*");

  private final AddressRules addresses;

  @Inject
  FeedRules(Instance<UrlRule> urls) {
    // Two of them are a fault of ours that is to be seen at the start.
    this(urls.isUnsatisfied() ? UrlRule.STANDARD : urls.get());
  }

  /** With a rule of addresses. */
  public FeedRules(UrlRule urls) {
    this.addresses = new AddressRules(urls);
  }

  /**
   * What became of a definition.
   *
   * @param settings what it says, in its first revision; empty if anything is wrong
   * @param headers the headers of our requests in clear, if any were stated; not part of the
   *     settings before they are encrypted
   * @param faults all that is wrong, with JSON Pointers into the definition
   */
  public record Checked(
      Optional<FeedSettings> settings, Optional<Map<String, String>> headers, List<Fault> faults) {}

  /** Whether the text may be the id of a feed. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Checks a definition. */
  public Checked check(ObjectNode definition, Origin origin, Instant now) {
    List<Fault> faults = new ArrayList<>();
    Stated stated = new Stated(definition, faults);
    String id = required(stated, "id", 64);
    if (!id.isEmpty() && !isId(id)) {
      stated.fault("id", "needs a-z, 0-9, '.', '_', '-', at most 64: " + id);
    }
    String provider = required(stated, "provider", 64);
    if (!provider.isEmpty() && !ArticleUri.isProvider(provider)) {
      stated.fault("provider", "needs a-z, 0-9, hyphen: " + provider);
    }
    Optional<Map<String, String>> headers = FeedHeaders.read(stated, origin);
    boolean paused = stated.flag("paused");
    FeedSettings settings =
        new FeedSettings(
            id,
            1,
            provider,
            stated.text("name", 200).orElse(id),
            addresses.url(stated, "site"),
            mediaType(stated),
            zone(stated),
            language(stated),
            categories(stated),
            pushing(stated, origin, now),
            PollingRules.read(stated, addresses),
            directory(stated),
            paused,
            origin,
            now,
            now);
    if (headers.isPresent() && settings.poll().isEmpty()) {
      stated.fault("headers", "are for a feed that has a url");
    }
    if (origin.isLogged()) {
      stated.ignore(READ_ONLY);
    } else if (faults.isEmpty()
        && settings.push().keys().isEmpty()
        && settings.poll().isEmpty()
        && settings.directory().isEmpty()) {
      // Over the API, keys are added to a feed that is there already.
      faults.add(new Fault("", "has no way in: state url, keySha256 or directory"));
    }
    stated.refuseTheRest();
    return faults.isEmpty()
        ? new Checked(Optional.of(settings), headers, List.of())
        : new Checked(Optional.empty(), Optional.empty(), List.copyOf(faults));
  }

  private static String required(Stated stated, String name, int longest) {
    if (stated.value(name).isEmpty()) {
      stated.fault(name, "is missing");
      return "";
    }
    return stated.text(name, longest).orElse("");
  }

  /** Why the address may not be one of ours to fetch; empty if it may. */
  public Optional<String> refusal(URI url) {
    return addresses.refusal(url);
  }

  private static List<String> categories(Stated stated) {
    List<String> categories = stated.texts("categories", 50, 200);
    for (int i = 0; i < categories.size(); i++) {
      if (!CATEGORY.matcher(categories.get(i)).matches()) {
        stated.fault(
            "categories/" + i, "has a comma or an empty level, which OPML could not tell apart");
      }
    }
    return categories;
  }

  private static Optional<String> mediaType(Stated stated) {
    Optional<String> type = stated.text("mediaType", 100);
    type.filter(t -> Formats.of(t).isEmpty())
        .ifPresent(t -> stated.fault("mediaType", "is none that can be read: " + t));
    return type;
  }

  /**
   * Region names and UTC only: three-letter abbreviations are not zones, and offsets are no rule.
   */
  private static Optional<String> zone(Stated stated) {
    Optional<String> zone = stated.text("zone", 100);
    zone.filter(z -> !isZone(z)).ifPresent(z -> stated.fault("zone", "is no IANA zone: " + z));
    return zone;
  }

  /** Whether the text is a zone in which times can be read. */
  public static boolean isZone(String zone) {
    try {
      return (zone.contains("/") || zone.equals("UTC"))
          && ZoneId.getAvailableZoneIds().contains(ZoneId.of(zone).getId());
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Optional<String> language(Stated stated) {
    Optional<String> language = stated.text("language", 100);
    language
        .filter(tag -> !isLanguage(tag))
        .ifPresent(tag -> stated.fault("language", "is no BCP 47 tag: " + tag));
    return language;
  }

  private static boolean isLanguage(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  private static Pushing pushing(Stated stated, Origin origin, Instant now) {
    OptionalDouble rate = stated.number("rate", 1e-6, 1e6);
    OptionalDouble burst = stated.number("burst", 1, 1e7);
    List<Key> keys = new ArrayList<>();
    if (!origin.isLogged()) {
      stated
          .text("keySha256", 100)
          .ifPresent(
              hex -> {
                try {
                  KeyHash hash = KeyHash.fromHex(hex);
                  keys.add(new Key(hash, now, Optional.empty(), Optional.empty()));
                } catch (IllegalArgumentException e) {
                  stated.fault(
                      "keySha256", "is not the 64 digits that `printf %s KEY | sha256sum` prints");
                }
              });
    }
    return new Pushing(keys, List.of(), rate, burst);
  }

  private static Optional<String> directory(Stated stated) {
    Optional<String> directory = stated.text("directory", 330);
    directory
        .filter(name -> !DIRECTORY.matcher(name).matches())
        .ifPresent(
            name ->
                stated.fault(
                    "directory",
                    "is no directory below the drop directory"
                        + " (letters, digits, '.', '_', '-', not first a dot): "
                        + name));
    return directory;
  }
}
