/** Profiles of features and the distances between them, in plain Java. */
@NullMarked
package dev.tradewind.feature.statistics.domain;

import org.jspecify.annotations.NullMarked;
