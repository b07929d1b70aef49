package dateline.bench.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.enrich.language.LanguageDetection;

/** {@code language}: what a text is written in, where nobody has declared it. */
final class LanguageTask implements EvaluationTask {

  private final LanguageDetection languages = new LanguageDetection();

  @Override
  public ObjectNode predict(EvaluationInput input) {
    String body = input.line().path("doc").path("body").asText();
    return JsonNodeFactory.instance
        .objectNode()
        .put("language", languages.detect("", body).language().orElse(null));
  }
}
