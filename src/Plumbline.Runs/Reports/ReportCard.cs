namespace Plumbline.Runs.Reports;

/// <summary>A small chart with what it means, one of many side by side.</summary>
/// <param name="Heading">What was measured, in a few words.</param>
/// <param name="Text">What it means, in a sentence.</param>
/// <param name="Badge">What came of it, in a few words; empty for none.</param>
/// <param name="Tone">How the badge is to be read.</param>
/// <param name="Chart">The chart.</param>
public sealed record ReportCard(string Heading, string Text, string Badge, FigureTone Tone, Chart Chart)
{
    // One drawing serves desk and phone: a card is about as wide on both.
    private const double Width = 330;

    internal void Write(HtmlWriter html, bool withLegend) => html.Element("article", "card", card =>
    {
        card.Element("h3", [], heading =>
        {
            heading.Text(Heading);
            if (Badge.Length > 0)
            {
                heading.Text(" ").TextElement("span", "badge " + Tone.ToString().ToLowerInvariant(), Badge);
            }
        });
        card.TextElement("p", "", Text);
        if (withLegend)
        {
            ChartFigure.WriteLegend(card, Chart);
        }

        ChartFigure.WriteDrawing(card, Chart, "small", Width);
        ChartFigure.WriteNumbers(card, Chart);
    });
}
