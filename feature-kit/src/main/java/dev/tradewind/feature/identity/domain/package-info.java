/** Which ids are one person. */
@NullMarked
package dev.tradewind.feature.identity.domain;

import org.jspecify.annotations.NullMarked;
