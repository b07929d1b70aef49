package dateline.ingest.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Fault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is asked for with a new key or a new signing secret, checked. */
record AccessRequest(Optional<String> label, Optional<Instant> expires, Optional<byte[]> secret) {

  /** In front of the base64 of a secret (Standard Webhooks). */
  static final String PREFIX = "whsec_";

  /** Bounds of Standard Webhooks for a symmetric secret. */
  private static final int SHORTEST = 24;

  private static final int LONGEST = 64;
  private static final int LONGEST_LABEL = 100;

  static AccessRequest key(ObjectNode json, Instant now) {
    List<Fault> faults = unknown(json, Set.of("label", "expires"));
    Optional<String> label = text(json, "label", faults);
    if (label.isPresent() && (label.get().isBlank() || label.get().length() > LONGEST_LABEL)) {
      faults.add(new Fault("/label", "is empty or longer than " + LONGEST_LABEL));
    }
    Optional<Instant> expires = future(json, "expires", now, faults);
    return sound(new AccessRequest(label, expires, Optional.empty()), faults);
  }

  static AccessRequest secret(ObjectNode json, Instant now) {
    List<Fault> faults = unknown(json, Set.of("secret", "previousExpires"));
    Optional<byte[]> secret = text(json, "secret", faults).flatMap(t -> bytes(t, faults));
    Optional<Instant> expires = future(json, "previousExpires", now, faults);
    return sound(new AccessRequest(Optional.empty(), expires, secret), faults);
  }

  private static AccessRequest sound(AccessRequest request, List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw FeedProblems.invalid(faults);
    }
    return request;
  }

  private static List<Fault> unknown(ObjectNode json, Set<String> known) {
    List<Fault> faults = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : json.properties()) {
      if (!known.contains(each.getKey())) {
        faults.add(new Fault("/" + each.getKey(), "is not one of " + known));
      }
    }
    return faults;
  }

  private static Optional<String> text(ObjectNode json, String name, List<Fault> faults) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      faults.add(new Fault("/" + name, "is no text"));
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  private static Optional<Instant> future(
      ObjectNode json, String name, Instant now, List<Fault> faults) {
    Optional<String> text = text(json, name, faults);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant instant = OffsetDateTime.parse(text.get()).toInstant();
      if (!instant.isBefore(now) && instant.getEpochSecond() < 253_402_300_800L) {
        return Optional.of(instant.truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    faults.add(new Fault("/" + name, "is no time to come, as 2026-10-14T09:30:00Z"));
    return Optional.empty();
  }

  /** Never repeats the secret in what it says. */
  private static Optional<byte[]> bytes(String text, List<Fault> faults) {
    try {
      if (text.startsWith(PREFIX)) {
        byte[] bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (bytes.length >= SHORTEST && bytes.length <= LONGEST) {
          return Optional.of(bytes);
        }
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    faults.add(
        new Fault(
            "/secret",
            "is not whsec_ and the base64 of " + SHORTEST + " to " + LONGEST + " bytes"));
    return Optional.empty();
  }
}
