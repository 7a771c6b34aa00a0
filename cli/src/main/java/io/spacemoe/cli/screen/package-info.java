/** What people and programs read on the screen: tables, sentences, progress and JSON. */
package io.spacemoe.cli.screen;
