using System.Text;

namespace Plumbline.Runs.Reports;

/// <summary>
/// Builds <c>report.html</c>: one file that opens from disk without a network, light or dark as the reader has it, on a phone as on a desk. Texts of models and
/// data sets are shown, never obeyed: all are escaped, and the page forbids itself to load or run anything. Only <see cref="Transcripts"/> needs a script: ours,
/// which the page's security policy names by its digest.
/// </summary>
/// <remarks>The same calls give the same bytes.</remarks>
public sealed class HtmlReport
{
    // A longer value gets smaller letters, so that it stays on one line.
    private const int LongValue = 7;

    private static readonly Lazy<string> StyleSheet = new(ReadStyleSheet);

    private readonly string title;
    private readonly string subtitle;
    private readonly HtmlWriter body = new();
    private bool hasTranscripts;
    private bool hasMovies;

    /// <summary>Starts a report.</summary>
    /// <param name="title">The page's title.</param>
    /// <param name="subtitle">One sentence below it: what was run, on what; empty for none.</param>
    public HtmlReport(string title, string subtitle = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(subtitle);
        this.title = title;
        this.subtitle = subtitle;
    }

    /// <summary>Adds a heading.</summary>
    public HtmlReport Section(string heading) => Add(html => html.TextElement("h2", "", heading));

    /// <summary>Adds a paragraph; its line breaks are kept.</summary>
    public HtmlReport Paragraph(string text) => Add(html => html.TextElement("p", "", text));

    /// <summary>Adds the paragraph that says the whole in short, in larger letters.</summary>
    public HtmlReport Lead(string text) => Add(html => html.TextElement("p", "lead", text));

    /// <summary>Adds a caveat that must not be overlooked.</summary>
    public HtmlReport Note(string text) => Add(html => html.TextElement("p", "note", text));

    /// <summary>Adds a row of large numbers.</summary>
    public HtmlReport KeyFigures(params IReadOnlyList<KeyFigure> figures) => Add(html => html.Element("dl", "figures", list =>
    {
        foreach (KeyFigure figure in figures)
        {
            list.Element("div", figure.Tone.ToString().ToLowerInvariant(), cell =>
            {
                cell.TextElement("dt", "", figure.Label);
                cell.TextElement("dd", figure.Value.Length > LongValue ? "value long" : "value", figure.Value);
                if (figure.Detail.Length > 0)
                {
                    cell.TextElement("dd", "detail", figure.Detail);
                }
            });
        }
    }));

    /// <summary>Adds a table.</summary>
    /// <exception cref="ArgumentException">A row has not as many cells as there are columns.</exception>
    public HtmlReport Table(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Add(table.Write);
    }

    /// <summary>Adds a chart with its title and a caption that says what to see in it.</summary>
    public HtmlReport Figure(Chart chart, string caption = "")
    {
        ArgumentNullException.ThrowIfNull(chart);
        return Add(html => ChartFigure.Write(html, chart, caption));
    }

    /// <summary>Adds a table that opens on demand.</summary>
    /// <param name="summary">What one clicks on.</param>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">A row has not as many cells as there are columns.</exception>
    public HtmlReport FoldedTable(string summary, ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Add(html => html.Element("details", [], details =>
        {
            details.TextElement("summary", "", summary);
            table.Write(details);
        }));
    }

    /// <summary>Adds small charts side by side. Where all have the same legend, it stands once above them.</summary>
    public HtmlReport Cards(params IReadOnlyList<ReportCard> cards)
    {
        ArgumentNullException.ThrowIfNull(cards);
        return Add(html =>
        {
            bool sharesLegend = cards.Count > 0 && cards.All(card => card.Chart.SeriesNames.SequenceEqual(cards[0].Chart.SeriesNames, StringComparer.Ordinal));
            if (sharesLegend)
            {
                ChartFigure.WriteLegend(html, cards[0].Chart);
            }

            html.Element("div", "cards", grid =>
            {
                foreach (ReportCard card in cards)
                {
                    card.Write(grid, withLegend: !sharesLegend);
                }
            });
        });
    }

    /// <summary>Adds words with what they mean.</summary>
    public HtmlReport Glossary(params IReadOnlyList<(string Word, string Meaning)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return Add(html => html.Element("dl", "glossary", list =>
        {
            foreach ((string word, string meaning) in entries)
            {
                list.TextElement("dt", "", word).TextElement("dd", "", meaning);
            }
        }));
    }

    /// <summary>Adds replies of several models to the same prompts, side by side.</summary>
    public HtmlReport Comparisons(IReadOnlyList<ReplyComparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        foreach (ReplyComparison comparison in comparisons)
        {
            Add(comparison.Write);
        }

        return this;
    }

    /// <summary>Adds replies side by side.</summary>
    /// <param name="leftTitle">What the left replies are, such as <c>before</c>.</param>
    /// <param name="rightTitle">What the right replies are.</param>
    /// <param name="pairs">The replies.</param>
    public HtmlReport Samples(string leftTitle, string rightTitle, IReadOnlyList<SamplePair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (SamplePair pair in pairs)
        {
            Add(html => html.Element("article", "sample", sample =>
            {
                sample.Element("div", "prompt", part => part.TextElement("span", "label", "Prompt").TextElement("span", "text", pair.Prompt));
                sample.Element("div", "sides", sides =>
                {
                    WriteSide(sides, leftTitle, pair.Left, pair.LeftNote);
                    WriteSide(sides, rightTitle, pair.Right, pair.RightNote);
                });
            }));
        }

        return this;
    }

    /// <summary>Adds conversations to filter, search and read; once in a page.</summary>
    /// <param name="facets">By what can be filtered, such as <c>task</c>.</param>
    /// <param name="transcripts">The conversations, in the order in which they are listed.</param>
    /// <exception cref="ArgumentException">One has not a value for each facet.</exception>
    /// <exception cref="InvalidOperationException">The page has such a list already.</exception>
    public HtmlReport Transcripts(IReadOnlyList<string> facets, IEnumerable<Transcript> transcripts)
    {
        ArgumentNullException.ThrowIfNull(facets);
        ArgumentNullException.ThrowIfNull(transcripts);
        if (hasTranscripts)
        {
            throw new InvalidOperationException("a report lists its transcripts once");
        }

        hasTranscripts = true;
        TranscriptBrowser browser = new(facets);
        foreach (Transcript transcript in transcripts)
        {
            browser.Add(transcript);
        }

        return Add(browser.Write);
    }

    /// <summary>Adds small movies side by side. They play while they are on the screen, unless the reader asked for less motion.</summary>
    /// <param name="legend">What the characters in them mean; empty for none.</param>
    /// <param name="movies">The movies.</param>
    /// <exception cref="ArgumentException">A movie has no frame, or its frames differ in size.</exception>
    public HtmlReport Movies(string legend, params IReadOnlyList<TileMovie> movies)
    {
        ArgumentNullException.ThrowIfNull(movies);
        hasMovies = true;
        return Add(html => html.Element("div", "scene", scene =>
        {
            foreach (TileMovie movie in movies)
            {
                scene.Element("figure", "reel", reel =>
                {
                    reel.TextElement("figcaption", "", movie.Title);
                    new TileMovieWriter(movie).Write(reel, standalone: false);
                });
            }

            if (legend.Length > 0)
            {
                scene.TextElement("p", "glyphs", legend);
            }
        }));
    }

    /// <summary>Adds a heading that links can lead to.</summary>
    /// <param name="anchor">The name of the place: letters, digits and hyphens.</param>
    /// <param name="heading">The heading.</param>
    public HtmlReport AnchoredSection(string anchor, string heading) => Add(html => html.Element("h2", [("id", anchor)], h => h.Text(heading)));

    /// <summary>Adds an overview: small pictures with a line each, that lead to sections of the page.</summary>
    public HtmlReport Tour(IReadOnlyList<TourStop> stops)
    {
        ArgumentNullException.ThrowIfNull(stops);
        return Add(html => html.Element("div", "tour", tour =>
        {
            foreach (TourStop stop in stops)
            {
                stop.Write(tour);
            }
        }));
    }

    /// <summary>The whole page.</summary>
    public string Render()
    {
        HtmlWriter page = new();
        page.Verbatim("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n");
        page.Void("meta", ("charset", "utf-8")).NewLine();
        page.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", SecurityPolicy)).NewLine();
        page.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).NewLine();
        page.Void("meta", ("name", "generator"), ("content", "Plumbline")).NewLine();
        page.TextElement("title", "", title).NewLine();
        page.Verbatim("<style>\n").Verbatim(StyleSheet.Value).Verbatim("</style>\n</head>\n<body>\n<main>\n");
        page.Element("header", [], header =>
        {
            WriteMark(header);
            header.TextElement("h1", "", title);
            if (subtitle.Length > 0)
            {
                header.TextElement("p", "", subtitle);
            }
        });
        page.NewLine().Verbatim(body.ToString());
        if (hasMovies)
        {
            MoviePlayer.Write(page);
        }

        page.Verbatim("</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private string SecurityPolicy
    {
        get
        {
            string[] scripts = [.. hasTranscripts ? new[] { TranscriptBrowser.ScriptSource } : [], .. hasMovies ? new[] { MoviePlayer.ScriptSource } : []];
            return "default-src 'none'; style-src 'unsafe-inline'" + (scripts.Length > 0 ? $"; script-src {string.Join(' ', scripts)}" : "");
        }
    }

    // The plumb line itself, hanging from the top of the page beside the title.
    private static void WriteMark(HtmlWriter header) =>
        header.Element("svg", [("class", "plumb"), ("aria-hidden", "true")], svg =>
        {
            svg.Void("line", ("x1", "9"), ("y1", "0"), ("x2", "9"), ("y2", "100%"));
            svg.Element("svg", [("y", "100%"), ("overflow", "visible")], bob => bob.Void("path", ("d", "M4 -22 h10 v6 L9 0 L4 -16 z")));
        });

    private static void WriteSide(HtmlWriter sides, string name, string text, string note) => sides.Element("div", "side", side =>
    {
        side.TextElement("span", "label", name).TextElement("span", "text", text);
        if (note.Length > 0)
        {
            side.TextElement("span", "score", note);
        }
    });

    private static string ReadStyleSheet()
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private HtmlReport Add(Action<HtmlWriter> write)
    {
        write(body);
        body.NewLine();
        return this;
    }
}
