/** The contracts' field rules, enforced in one place. */
@NullMarked
package dev.tradewind.kit.validation;

import org.jspecify.annotations.NullMarked;
