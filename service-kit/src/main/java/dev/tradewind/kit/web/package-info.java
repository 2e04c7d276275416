/** Calls over HTTP. */
@NullMarked
package dev.tradewind.kit.web;

import org.jspecify.annotations.NullMarked;
