package dev.tradewind.ingestion.bulk.domain;

import dev.tradewind.ingestion.event.domain.Payload;
import java.time.Instant;
import java.util.Optional;

/**
 * An import as it is kept.
 *
 * @param id chosen by the caller
 * @param creation its place among all imports, rising
 * @param spec what is imported and how, serialised
 * @param state how far it is
 * @param checksum SHA-256 of the file in hexadecimal; empty until it was first read
 * @param progress what is behind it
 * @param error why it failed, or empty
 * @param createdAt when it was created
 * @param startedAt when it was first taken up
 * @param finishedAt when it ended
 */
public record FileImport(
    String id,
    long creation,
    Payload spec,
    ImportState state,
    Optional<String> checksum,
    Progress progress,
    String error,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {}
