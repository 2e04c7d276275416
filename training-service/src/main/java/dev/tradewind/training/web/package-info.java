/** What the pages and interfaces on the HTTP port share. */
@NullMarked
package dev.tradewind.training.web;

import org.jspecify.annotations.NullMarked;
