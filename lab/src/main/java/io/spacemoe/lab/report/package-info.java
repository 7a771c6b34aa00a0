/** Reports: a page of charts and tables that works offline, and its files. */
package io.spacemoe.lab.report;
