package dateline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressesTest {

  private static final Set<Part> ALL = EnumSet.allOf(Part.class);

  @Test
  void noAddressMeansLocal() {
    Addresses none = Addresses.explicit(new Properties(), Map.of("PATH", "/bin"));
    assertThat(none.missingOf(ALL)).isEqualTo(ALL);
    Backends local = new Addresses(Map.of());
    assertThat(none.before(local)).isSameAs(local);
  }

  @Test
  void environmentGivesAll() {
    Addresses backends =
        Addresses.explicit(
            new Properties(),
            Map.of(
                "DATELINE_KAFKA", "broker:9092 ",
                "DATELINE_REGISTRY", "http://registry:8081/",
                "DATELINE_MONGO", "mongodb://db:27017/?replicaSet=rs0"));
    assertThat(backends.missingOf(ALL)).isEmpty();
    assertThat(backends.kafka()).isEqualTo("broker:9092");
    assertThat(backends.registry()).isEqualTo("http://registry:8081");
    assertThat(backends.mongo()).isEqualTo("mongodb://db:27017/?replicaSet=rs0");
    assertThat(backends.processes()).isEmpty();
  }

  @Test
  void propertyWinsOverEnvironment() {
    Properties properties = new Properties();
    properties.setProperty("dateline.kafka", "near:9092");
    Addresses backends = Addresses.explicit(properties, Map.of("DATELINE_KAFKA", "far:9092"));
    assertThat(backends.kafka()).isEqualTo("near:9092");
    assertThatThrownBy(backends::mongo).hasMessage("no address was given for mongo");
  }

  @Test
  void explicitAddressOfOnePartLeavesTheOthersLocal() {
    Addresses mongo =
        Addresses.explicit(new Properties(), Map.of("DATELINE_MONGO", "mongodb://db:27017"));
    assertThat(mongo.missingOf(ALL)).containsExactlyInAnyOrder(Part.KAFKA, Part.REGISTRY);

    Backends backends =
        mongo.before(
            new Addresses(
                Map.of(
                    Part.KAFKA,
                    "127.0.0.1:20001",
                    Part.REGISTRY,
                    "http://127.0.0.1:20002",
                    Part.MONGO,
                    "not this one")));
    assertThat(backends.kafka()).isEqualTo("127.0.0.1:20001");
    assertThat(backends.registry()).isEqualTo("http://127.0.0.1:20002");
    assertThat(backends.mongo()).isEqualTo("mongodb://db:27017");
  }
}
