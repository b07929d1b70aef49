package dateline.localstack;

/** A part of the stack; the label is how messages and log files call it. */
public enum Part {
  /** The Kafka broker. */
  KAFKA("kafka"),
  /** The schema registry. */
  REGISTRY("registry"),
  /** The MongoDB server. */
  MONGO("mongo");

  private final String label;

  Part(String label) {
    this.label = label;
  }

  /** The part's name in options, folders and messages. */
  public String label() {
    return label;
  }
}
