package dateline.store.write;

/**
 * A change that MongoDB or BSON does not take, as opposed to an outage: trying again is useless.
 *
 * @param change the change
 * @param message what was wrong
 */
public record Rejection(Change change, String message) {}
