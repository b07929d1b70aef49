package dateline.enrich.tag;

import java.util.Optional;

/**
 * A place or organisation of the gazetteers.
 *
 * @param kind place or organisation
 * @param type {@code country}, {@code region}, {@code city}; or what an organisation is
 * @param key the same for all forms of one name
 * @param countryCode ISO 3166-1 alpha-2, for places
 * @param doubtful also a given name, surname or common word
 */
record KnownName(
    TagKind kind, String type, String key, Optional<String> countryCode, boolean doubtful) {

  boolean country() {
    return type.equals("country");
  }

  /** Whether it lives from reporting. */
  boolean press() {
    return type.equals("agency") || type.equals("media");
  }
}
