/** What an explanation is, and how it is read from what models give. */
@NullMarked
package dev.tradewind.inference.explain.domain;

import org.jspecify.annotations.NullMarked;
