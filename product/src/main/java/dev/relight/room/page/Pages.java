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

    String render(String name, Map<String, Object> params) {
        var out = new StringOutput();
        templates.render("room/" + name + ".jte", params, out);
        return out.toString();
    }
}
