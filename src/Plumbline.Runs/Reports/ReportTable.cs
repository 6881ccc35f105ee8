namespace Plumbline.Runs.Reports;

/// <summary>One column of a table.</summary>
/// <param name="Name">The heading.</param>
/// <param name="IsNumber">True to align to the right. Default false.</param>
public sealed record ReportColumn(string Name, bool IsNumber = false);

/// <summary>A table of texts.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The cells, <c>[row][column]</c>.</param>
/// <param name="Caption">What the table shows; empty for none.</param>
public sealed record ReportTable(IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string Caption = "")
{
    /// <summary>Writes the table.</summary>
    /// <exception cref="ArgumentException">A row has not as many cells as there are columns.</exception>
    internal void Write(HtmlWriter html) => html.Element("div", "scroll", outer => outer.Element("table", [], table =>
    {
        if (Caption.Length > 0)
        {
            table.Element("caption", [], caption => caption.TextElement("span", "", Caption));
        }

        table.Element("thead", [], head => head.Element("tr", [], row =>
        {
            foreach (ReportColumn column in Columns)
            {
                row.Element("th", column.IsNumber ? [("scope", "col"), ("class", "number")] : [("scope", "col")], cell => cell.Text(column.Name));
            }
        }));
        table.Element("tbody", [], body =>
        {
            for (int i = 0; i < Rows.Count; i++)
            {
                WriteRow(body, i);
            }
        });
    }));

    private void WriteRow(HtmlWriter body, int index)
    {
        IReadOnlyList<string> cells = Rows[index];
        if (cells.Count != Columns.Count)
        {
            throw new ArgumentException($"row {index} has {cells.Count} cells for {Columns.Count} columns");
        }

        body.Element("tr", [], row =>
        {
            for (int i = 0; i < cells.Count; i++)
            {
                row.TextElement("td", Columns[i].IsNumber ? "number" : "", cells[i]);
            }
        });
    }
}
