using System.Xml.Linq;
using Plumbline.Runs.Reports;

namespace Plumbline.Runs.Tests.Reports;

/// <summary>Reads a rendered report back. Its body is written as well-formed XML, so that a slip in escaping cannot hide.</summary>
internal static class ReportPage
{
    public static XElement Body(HtmlReport report)
    {
        string html = report.Render();
        int start = html.IndexOf("<main>", StringComparison.Ordinal);
        int end = html.IndexOf("</main>", StringComparison.Ordinal) + "</main>".Length;
        return XElement.Parse(html[start..end], LoadOptions.PreserveWhitespace);
    }

    public static IEnumerable<XElement> All(this XElement element, string name, string? cssClass = null) =>
        element.Descendants(name).Where(e => cssClass is null || (e.Attribute("class")?.Value.Split(' ').Contains(cssClass) ?? false));

    public static double Number(this XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, System.Globalization.CultureInfo.InvariantCulture);
}
