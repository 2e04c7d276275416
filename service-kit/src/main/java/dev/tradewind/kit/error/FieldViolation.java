package dev.tradewind.kit.error;

/**
 * A field that breaks a rule.
 *
 * @param field path from the request, for example {@code events[3].purchase.order_id}
 * @param description the rule in words
 */
public record FieldViolation(String field, String description) {}
