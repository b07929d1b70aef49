package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {

  private static final Path AVSC = Path.of("avsc");
  private static final Path RELEASED = AVSC.resolve("released");

  static Stream<Path> releasedSchemas() throws IOException {
    try (Stream<Path> files = Files.walk(RELEASED)) {
      return files.filter(f -> f.toString().endsWith(".avsc")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("releasedSchemas")
  void readsAndIsReadByEveryReleasedVersion(Path file) throws IOException {
    Schema released = new Schema.Parser().parse(file.toFile());
    Schema current =
        Topics.all().stream()
            .map(Topics::schema)
            .filter(s -> s.getFullName().equals(released.getFullName()))
            .findAny()
            .orElseThrow();
    assertCompatible(current, released);
    assertCompatible(released, current);
  }

  private static void assertCompatible(Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    assertThat(result.getType())
        .as(result.getDescription())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  /** What was released is what somebody's records were written with: it never changes. */
  @Test
  void releasedFilesAreAsTheyWereReleased() throws IOException, NoSuchAlgorithmException {
    List<String> sums = new ArrayList<>();
    for (Path file : releasedSchemas().toList()) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      String name = RELEASED.relativize(file).toString().replace('\\', '/');
      sums.add(HexFormat.of().formatHex(hash) + "  " + name);
    }
    assertThat(sums)
        .as("a new version is a new folder, with its lines in SHA256SUMS; old lines stay")
        .containsExactlyInAnyOrderElementsOf(Files.readAllLines(RELEASED.resolve("SHA256SUMS")));
  }

  @Test
  void everyTopicHasAReleasedSchema() throws IOException {
    Set<String> released = new HashSet<>();
    for (Path file : releasedSchemas().toList()) {
      released.add(file.getFileName().toString());
    }
    assertThat(released)
        .containsAll(Topics.all().stream().map(t -> t.schema().getName() + ".avsc").toList());
  }

  /** The exported files are what clients in other languages and the AsyncAPI document refer to. */
  @ParameterizedTest
  @EnumSource(Topics.class)
  void exportedFileIsTheSchemaThatTheCodeUses(Topics topic) throws IOException {
    Path file = AVSC.resolve(topic.schema().getName() + ".avsc");
    assertThat(new Schema.Parser().parse(file.toFile()))
        .as("run `dateline.Contract export schemas/avsc`")
        .isEqualTo(topic.schema());
    assertThat(Files.readString(file))
        .isEqualTo(SchemaFormatter.format("json/pretty", topic.schema()) + "\n");
  }

  @ParameterizedTest
  @EnumSource(Topics.class)
  void everyFieldIsDocumented(Topics topic) {
    assertDocumented(topic.schema(), new HashSet<>());
  }

  private static void assertDocumented(Schema schema, Set<String> seen) {
    switch (schema.getType()) {
      case RECORD -> {
        if (seen.add(schema.getFullName())) {
          assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
          for (Schema.Field field : schema.getFields()) {
            assertThat(field.doc()).as(schema.getFullName() + "." + field.name()).isNotBlank();
            assertDocumented(field.schema(), seen);
          }
        }
      }
      case ENUM -> {
        assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
        assertThat(schema.getEnumDefault())
            .as(schema.getFullName() + " needs a default to grow")
            .isNotNull();
      }
      case ARRAY -> assertDocumented(schema.getElementType(), seen);
      case MAP -> assertDocumented(schema.getValueType(), seen);
      case UNION -> schema.getTypes().forEach(s -> assertDocumented(s, seen));
      default -> assertThat(schema.getType()).isNotEqualTo(Schema.Type.FIXED);
    }
  }

  @Test
  void asyncApiSpeaksOfTheSameTopicsKeysAndSchemas() throws IOException {
    JsonNode document =
        new ObjectMapper(new YAMLFactory()).readTree(Path.of("asyncapi.yaml").toFile());
    assertThat(document.path("asyncapi").asText()).startsWith("3.");
    List<String> addresses = document.path("channels").findValuesAsText("address");
    assertThat(addresses)
        .containsExactlyElementsOf(Topics.all().stream().map(Topics::topic).toList());
    for (Topics topic : Topics.all()) {
      JsonNode message =
          document.path("components").path("messages").path(topic.schema().getName());
      String reference = message.path("payload").path("schema").path("$ref").asText();
      assertThat(new Schema.Parser().parse(Path.of(reference).toFile())).isEqualTo(topic.schema());
    }
  }
}
