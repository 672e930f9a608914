/// What a drill showed, written down for people and machines.
///
/// Never drills: it turns scores into text, JSON, HTML, JUnit XML and a history. Read in this
/// order: [Account], [History], the formats.
@NullMarked
package dev.relight.drill.report;

import org.jspecify.annotations.NullMarked;
