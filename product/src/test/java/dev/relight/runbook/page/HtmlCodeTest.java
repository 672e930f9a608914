package dev.relight.runbook.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A block of code in HTML ends where it ends, whatever letters stand in it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HtmlCodeTest {
    @Test
    void letters_that_grow_when_made_small_do_not_move_its_end() {
        var code = requireNonNull(HtmlCode.read("<pre>echo İİİİİİİİ</PRE>"));
        assertThat(code.text()).isEqualTo("echo İİİİİİİİ");
        assertThat(code.closed()).isTrue();
    }
}
