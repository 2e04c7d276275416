/** What the HTTP twins of the serving protocols have in common. */
@NullMarked
package dev.tradewind.inference.serving.rest;

import org.jspecify.annotations.NullMarked;
