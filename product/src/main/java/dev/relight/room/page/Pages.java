package dev.relight.room.page;

import dev.relight.room.paper.Paper;
import dev.relight.room.sheet.IncidentSheet;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;

/// Whole pages.
public final class Pages {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Regions regions = new Regions(templates);

    public Regions regions() {
        return regions;
    }

    public String incident(
            IncidentSheet sheet, Paper paper, Frame frame, List<String> approvers, String said) {
        var filled = regions.all(sheet, paper, frame, frame.who().rank(), approvers, false);
        var page = IncidentPage.of(sheet, paper, filled, said);
        return render("incident", Map.of("frame", frame, "page", page));
    }

    public String list(Frame frame, ListPage page) {
        return render("list", Map.of("frame", frame, "page", page));
    }

    public String status(Frame frame, StatusPage page) {
        return render("status", Map.of("frame", frame, "page", page));
    }

    public String trends(Frame frame, TrendsPage page) {
        return render("trends", Map.of("frame", frame, "page", page));
    }

    public String login(Frame frame, String next, String wrong, String news) {
        return render("login", Map.of("frame", frame, "next", next, "wrong", wrong, "news", news));
    }

    public String setup(Frame frame, String wrong) {
        return render("setup", Map.of("frame", frame, "wrong", wrong));
    }

    public String help(Frame frame) {
        return render("help", Map.of("frame", frame));
    }

    /// @param html safe
    public String prose(Frame frame, String incident, String html) {
        return render("prose", Map.of("frame", frame, "incident", incident, "html", html));
    }

    /// @param text shown as it is
    public String whole(Frame frame, String incident, String text) {
        return render("whole", Map.of("frame", frame, "incident", incident, "text", text));
    }

    private String render(String name, Map<String, Object> params) {
        var out = new StringOutput();
        templates.render("room/" + name + ".jte", params, out);
        return out.toString();
    }
}
