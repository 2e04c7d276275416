package dev.tradewind.inference.serving.domain;

/**
 * The version of a model that the registry wants to serve.
 *
 * @param model its name
 * @param version its number, from 1
 * @param artifactUri where its SavedModel directory is, as the registry wrote it
 * @param digest of the artefact; a new one under the same number is a new champion
 */
public record Artefact(String model, long version, String artifactUri, String digest) {}
