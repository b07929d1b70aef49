package dateline.bench.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One kind of question that a corpus asks, answered by the code of the pipeline. Inputs come in
 * their order, one at a time.
 */
public interface EvaluationTask {

  /** The task's name on the command line. */
  String name();

  /**
   * The prediction for an input, without its {@code id}, which the caller adds. Whatever is thrown
   * becomes the prediction's {@code error}.
   */
  ObjectNode predict(EvaluationInput input) throws Exception;
}
