/** What tests of every module share. */
package dev.tradewind.testkit;
