package dateline.ingest.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.source.FeedSecrets;
import dateline.ingest.source.FeedSettings;
import dateline.ingest.source.FeedSettings.Key;
import dateline.ingest.source.FeedSettings.Polling;
import dateline.ingest.source.Sealed;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Definitions as the API shows and takes them. A secret is shown by its times only. */
final class FeedJson {

  /** Refuses what two readers could take for two things. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private FeedJson() {}

  /**
   * An object from a request.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it is none
   */
  static ObjectNode read(byte[] body) {
    if (body.length > OperatorFilter.LONGEST) {
      throw FeedProblems.tooLarge(OperatorFilter.LONGEST);
    }
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        return object;
      }
      throw FeedProblems.malformed("The body is no JSON object.");
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " at line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr();
      throw FeedProblems.malformed("The body is no JSON" + where + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw FeedProblems.malformed("The body is no JSON.");
    }
  }

  /** As {@link #read}, for a body that may be missing. */
  static ObjectNode readOrEmpty(byte[] body) {
    return body == null || body.length == 0 ? object() : read(body);
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ObjectNode of(FeedSettings feed) {
    ObjectNode json = stated(feed);
    json.put("revision", feed.revision());
    json.put("origin", feed.origin().code());
    json.put("created", feed.created().toString());
    json.put("changed", feed.changed().toString());
    feed.poll()
        .flatMap(Polling::refreshRequested)
        .ifPresent(at -> json.put("refreshRequested", at.toString()));
    ArrayNode keys = json.putArray("keys");
    feed.push().keys().forEach(key -> keys.add(of(key)));
    ArrayNode secrets = json.putArray("secrets");
    feed.push().signingSecrets().forEach(each -> secrets.add(of(FeedSecrets.SIGNING, each)));
    feed.poll()
        .flatMap(Polling::headers)
        .ifPresent(each -> secrets.add(of(FeedSecrets.HEADERS, each)));
    return json;
  }

  /**
   * What somebody states of a feed: what can be sent to make it again, but for secrets and keys.
   */
  static ObjectNode stated(FeedSettings feed) {
    ObjectNode json = object();
    json.put("id", feed.id());
    json.put("provider", feed.provider());
    json.put("name", feed.name());
    feed.poll().ifPresent(poll -> json.put("url", poll.url().toString()));
    put(json, "site", feed.site().map(URI::toString));
    put(json, "mediaType", feed.mediaType());
    put(json, "zone", feed.zone());
    put(json, "language", feed.language());
    ArrayNode categories = json.putArray("categories");
    feed.categories().forEach(categories::add);
    feed.push().rate().ifPresent(rate -> json.put("rate", rate));
    feed.push().burst().ifPresent(burst -> json.put("burst", burst));
    json.put("paused", feed.paused());
    feed.poll()
        .ifPresent(
            poll -> {
              poll.minInterval().ifPresent(span -> json.put("minInterval", span.toString()));
              poll.maxInterval().ifPresent(span -> json.put("maxInterval", span.toString()));
              json.put("fullText", poll.fullText().code());
              json.put("websub", poll.websub() ? "auto" : "off");
            });
    put(json, "directory", feed.directory());
    return json;
  }

  static ObjectNode of(Key key) {
    ObjectNode json = object();
    json.put("sha256", key.hash().hex());
    put(json, "label", key.label());
    json.put("created", key.created().toString());
    put(json, "expires", key.expires().map(Instant::toString));
    return json;
  }

  static ObjectNode of(String purpose, Sealed secret) {
    ObjectNode json = object();
    json.put("purpose", purpose);
    json.put("created", secret.created().toString());
    put(json, "expires", secret.expires().map(Instant::toString));
    return json;
  }

  /** Changes the target as JSON Merge Patch says (RFC 7396). */
  static ObjectNode merged(ObjectNode target, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> each : patch.properties()) {
      JsonNode value = each.getValue();
      if (value.isNull()) {
        target.remove(each.getKey());
      } else if (value instanceof ObjectNode object) {
        ObjectNode before =
            target.get(each.getKey()) instanceof ObjectNode there ? there : object();
        target.set(each.getKey(), merged(before, object));
      } else {
        target.set(each.getKey(), value);
      }
    }
    return target;
  }

  static void put(ObjectNode json, String name, Optional<String> value) {
    value.ifPresent(text -> json.put(name, text));
  }
}
