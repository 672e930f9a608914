package dev.relight.room;

import dev.relight.http.Reply;
import dev.relight.http.Request;
import dev.relight.room.page.Pages;

/// The pages at the door: logging in, the first admin, help.
final class Doors {
    /// A message comes back in the address, so it may be anybody's; it is shown short and as text.
    private static final int MESSAGE_MAX = 200;

    private final Pages pages;
    private final Room.Framing framing;

    Doors(Pages pages, Room.Framing framing) {
        this.pages = pages;
        this.framing = framing;
    }

    Reply login(Request request) {
        var wrong =
                request.query("wrong").isPresent() ? "Name or password is wrong; try again." : "";
        var news =
                request.query("welcome").isPresent() ? "The account is made; log in with it." : "";
        var next = request.query("next").orElse("/");
        return Reply.html(pages.login(framing.frame(request, "Log in", ""), next, wrong, news));
    }

    Reply setup(Request request) {
        var wrong = request.query("wrong").orElse("");
        var shown = wrong.substring(0, Math.min(MESSAGE_MAX, wrong.length()));
        return Reply.html(pages.setup(framing.frame(request, "The first admin", ""), shown));
    }

    Reply help(Request request) {
        return Reply.html(pages.help(framing.frame(request, "Help", "")));
    }
}
