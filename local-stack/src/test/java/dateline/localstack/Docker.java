package dateline.localstack;

import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * The Docker of this machine, for tests that start containers: they are skipped where it does not
 * answer within seconds, or neither has their images nor gets them in time.
 */
public final class Docker implements ExecutionCondition {

  private static final Duration TO_ANSWER = Duration.ofSeconds(20);
  private static final Duration TO_PULL = Duration.ofSeconds(90);

  private final ConditionEvaluationResult result;

  /** Looks for these images, and pulls those that are missing. */
  public Docker(String... images) {
    Optional<String> reason = missing(images);
    // Printed, as the output of a build tells only that it skipped.
    reason.ifPresent(r -> System.out.println("Skipped: " + r));
    result =
        reason
            .map(ConditionEvaluationResult::disabled)
            .orElseGet(() -> ConditionEvaluationResult.enabled("Docker has the images"));
  }

  /** The image that an environment variable of the Compose file names, or the given one. */
  public static String image(String variable, String image) {
    return Optional.ofNullable(System.getenv(variable)).filter(i -> !i.isBlank()).orElse(image);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return result;
  }

  private static Optional<String> missing(String... images) {
    DockerClientFactory docker = DockerClientFactory.instance();
    // The question whether Docker is available would start Ryuk too, and so wait for its image.
    Optional<String> reason =
        trouble("no Docker here", TO_ANSWER, docker::dockerHostIpAddress)
            .or(() -> trouble("Testcontainers does not get its Ryuk", TO_PULL, docker::client));
    for (String image : images) {
      reason =
          reason.or(
              () -> trouble("Docker does not get " + image, TO_PULL, () -> present(docker, image)));
    }
    return reason;
  }

  private static boolean present(DockerClientFactory docker, String image)
      throws InterruptedException {
    try {
      docker.client().inspectImageCmd(image).exec();
    } catch (NotFoundException e) {
      docker.client().pullImageCmd(image).start().awaitCompletion();
    }
    return true;
  }

  private static Optional<String> trouble(String what, Duration patience, Callable<?> question) {
    FutureTask<?> answer = new FutureTask<>(question);
    Thread asking = new Thread(answer, "docker");
    asking.setDaemon(true);
    asking.start();
    try {
      answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(what + ": " + e.getCause().getMessage());
    } catch (TimeoutException e) {
      return Optional.of(what + ": no answer in " + patience.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(what + ": interrupted");
    }
  }
}
