package dateline.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.store.Configs;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AccessTest {

  /** What {@code printf %s open-sesame | sha256sum} prints. */
  private static final String SESAME =
      "d7ecdf25eaf3deba0f2628771dbdd22d4138ab6cf38f91ed02a2ca0dec7c8ab7";

  @Test
  void keyIsReadFromEitherHeader() {
    Access access = consumer();
    for (Map<String, String> headers :
        java.util.List.of(
            Map.of("X-API-Key", "open-sesame"), Map.of("Authorization", "bearer  open-sesame"))) {
      assertThat(access.requireConsumer(headers(headers)).id()).isEqualTo("site");
    }
    assertThat(access.caller(headers(Map.of()))).isInstanceOf(Caller.Anyone.class);
  }

  @Test
  void keyThatNobodyHasIsRefusedEverywhere() {
    HttpHeaders guessed = headers(Map.of("X-API-Key", "guessed"));
    assertStatus(401, () -> consumer().caller(guessed));
    assertStatus(401, () -> consumer().requireConsumer(guessed));
    assertStatus(401, () -> consumer().requireKey(headers(Map.of())));
  }

  @Test
  void withoutAnOperatorNobodyIsOne() {
    assertStatus(403, () -> consumer().requireOperator(headers(Map.of())));
    assertStatus(
        403, () -> consumer().requireOperator(headers(Map.of("X-API-Key", "open-sesame"))));
  }

  @Test
  void operatorIsNoConsumer() {
    Access access =
        new Access(Configs.of(Map.of("dateline.store.operators.desk.key-sha256", SESAME)));
    HttpHeaders desk = headers(Map.of("X-API-Key", "open-sesame"));
    access.requireOperator(desk);
    assertThat(access.caller(desk)).isEqualTo(new Caller.Operator("desk"));
    assertStatus(403, () -> access.requireConsumer(desk));
    assertStatus(401, () -> access.requireOperator(headers(Map.of())));
  }

  @Test
  void hashThatIsNoneEndsTheStart_andNamesItsHolder() {
    Map<String, String> keys = Map.of("dateline.store.consumers.site.key-sha256", "open-sesame");
    assertThatThrownBy(() -> new Access(Configs.of(keys)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("site");
  }

  @Test
  void consumerOwesFromItsDayOn() {
    Instant day = Instant.parse("2026-03-02T08:00:00Z");
    Consumer since = new Consumer("site", "Site", true, Optional.of(day));
    assertThat(since.owes(day)).isTrue();
    assertThat(since.owes(day.minusMillis(1))).isFalse();
    assertThat(new Consumer("a", "A", false, Optional.empty()).owes(day)).isFalse();
  }

  private static Access consumer() {
    return new Access(Configs.of(Map.of("dateline.store.consumers.site.key-sha256", SESAME)));
  }

  private static void assertStatus(int status, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(status));
  }

  private static HttpHeaders headers(Map<String, String> values) {
    return (HttpHeaders)
        Proxy.newProxyInstance(
            AccessTest.class.getClassLoader(),
            new Class<?>[] {HttpHeaders.class},
            (proxy, method, arguments) -> values.get(arguments[0]));
  }
}
