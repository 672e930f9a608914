package dev.relight.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.incident.Autonomy;
import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class StoryTest {
    @Test
    void tells() {
        var stand =
                new Stand()
                        .when("tail", Answer.says("ERROR No space left on device\n"))
                        .when("rm -f", Answer.mends())
                        .when(
                                "curl",
                                new Answer(
                                        0,
                                        "{\"status\":\"ok\"}",
                                        "\nrelight-http 200 0.01\n",
                                        java.time.Duration.ofMillis(20),
                                        Answer.Effect.NONE))
                        .whenDown(
                                "curl",
                                new Answer(
                                        22,
                                        "",
                                        "\nrelight-http 503 0.01\n",
                                        java.time.Duration.ofMillis(20),
                                        Answer.Effect.NONE));
        var world = new World(1, Mishaps.none(), stand);
        world.subscribe((id, events, after) ->
                events.forEach(e ->
                        System.out.println(
                                world.time().instant().toString().substring(11, 19)
                                        + " "
                                        + dev.relight.record.Telling.of(e))));
        world.alert(Plans.alert(Plans.shop(), Policy.standard().with(Autonomy.AUTO)));
        int n = 0;
        while (world.step() && n++ < 5000) {}
        assertThat(world.disk().verify()).isEmpty();
        System.out.println(world.begun());
    }
}
